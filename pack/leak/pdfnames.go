package leak

import "strings"

// standardNames are the names that programs write of their own accord, so that a company called Title is not found in each.
var standardNames = names(`A AA AC AF AFRelationship AIS AP AS ASCII85Decode ASCIIHexDecode Action ActualText Alt Alternative Alternates
	Annot Annots ArtBox Artifact Ascent Author AvgWidth B BBox BC BG BM BS Background Base BaseFont BaseEncoding BaseState BitsPerComponent
	BlackIs1 BleedBox Border Bounds C C0 C1 CA CCITTFaxDecode CF CFM CIDFontType0 CIDFontType2 CIDSet CIDSystemInfo CIDToGIDMap CMap CMapName CMYK
	CS CalGray CalRGB CapHeight Caption Catalog CenterWindow CharProcs CharSet Cols ColSpan ColorSpace ColorTransform Colors Columns Contents
	CreationDate Creator CropBox Crypt D DA DCTDecode DL DR DS DV DW Data Decode DecodeParms Default DescendantFonts Descent Dest Dests DeviceCMYK
	DeviceGray DeviceN DeviceRGB Differences DisplayDocTitle Direction Div Document Domain E EF EarlyChange EmbeddedFile EmbeddedFiles Encode
	Encoding EncryptMetadata Event ExtGState Extends ExtensionLevel Extensions F FD FFilter FDecodeParms Figure Filespec Filter First FirstChar Fit
	FitB FitBH FitH FitR FitV FitWindow Flags FlateDecode Font FontBBox FontDescriptor FontFamily FontFile FontFile2 FontFile3 FontMatrix FontName
	FontStretch FontWeight Footer Form FormType Function FunctionType Functions G GTS_PDFA1 GTS_PDFX GoTo GoToR Group H H1 H2 H3 H4 H5 H6 Header
	Headers Height Hide HideMenubar HideToolbar HideWindowUI I ICCBased ID IDTree IRT ISO_19005 Identity Identity-H Identity-V Image ImageB ImageC
	ImageI ImageMask Index Indexed Info Interpolate ItalicAngle JBIG2Decode JPXDecode JS JavaScript K Keywords Kids L LBody LI LZWDecode Lab Lang
	Last LastChar LastModified Launch Layout Lbl Leading Length Length1 Length2 Length3 Limits Link LinkAnnotation List ListNumbering Lock M
	MCID MCR MK MMType1 MacRomanEncoding MarkInfo Marked Mask Matrix MaxWidth MediaBox Metadata MissingWidth ModDate Mod Multiply N NM Name Named
	Names Next NextPage NonFullScreenPageMode None Normal Note NumCopies Nums O OBJR OC OCG OCGs OCProperties OFF ON OP OPM ObjStm Off OpenAction
	Order Ordering Outlines OutputCondition OutputConditionIdentifier OutputIntent OutputIntents P PDF PS Page PageLabel PageLabels PageLayout
	PageMode Pages Panose Params Parent ParentTree ParentTreeNextKey Pattern PatternType Perms Pg PickTrayByPDFSize PieceInfo Placement Popup
	Predictor Prev PrintArea PrintClip PrintPageRange PrintScaling PrinterMark ProcSet Producer Properties Q R RC RGB RI RT Range Rect
	Registry RegistryName Resources Role RoleMap Root Rotate Row RowSpan Rows RunLengthDecode S SMask ST StandardEncoding Schema Scope Sect
	Separation Shading ShadingType SinglePage Size SourceModified Span St Standard Start StemH StemV Stm StmF StrF StructElem StructParent
	StructParents StructTreeRoot Style Subject Subtype Summary Supplement T TBody TD TFoot TH THead TOC TOCI TR TU Table Tabs Text Text Threads
	Thumb Title Toggle ToUnicode TrimBox TrueType Trans Transparency Trapped Type Type0 Type1 Type1C Type3 U UF URI UseCMap UseNone UseOC
	UseOutlines UserUnit V Version View ViewArea ViewClip ViewerPreferences W W2 WMode Widget Width Widths Win WinAnsiEncoding WritingMode
	XHeight XML XObject XRef XRefStm XStep XYZ YStep ca op sRGB Column Both True False Unknown Unspecified Source Supplement AFRelationship
	CheckSum DocMDP FontFauxing OneColumn TwoColumnLeft TwoColumnRight UseThumbs FullScreen UseAttachments Adobe Adobe-Identity-UCS UCS
	Desc Duplex Simplex NonStruct Part Art BlockQuote Index Private Quote Reference BibEntry Code Formula Helvetica Times-Roman Courier Symbol ZapfDingbats Ruby Warichu RB RP WT WP Sub`)

func names(words string) map[pdfName]bool {
	m := map[pdfName]bool{}
	for _, w := range strings.Fields(words) {
		m[pdfName(w)] = true
	}
	return m
}
