package pdf

import "dossier/render/theme"

// style is how a stretch of text is set.
type style struct {
	size    Points
	leading Length // from one line's top to the next
	strong  bool
	italic  bool
	mono    bool
	colour  theme.Colour
}

// scale is the type of a document: every style there is.
type scale struct {
	body, lead, fine     style
	heading              [4]style
	caption              style
	cell, headCell       style
	small, smallHead     style // of tables to look things up in
	tileValue, tileLabel style
	quote                style
	title, subtitle      style
	cover, coverSub      style
	factName, factValue  style
	brand, running       style
	contents             [4]style
}

func newScale(th theme.Theme) scale {
	ink, muted, head := th.Ink, th.Muted, th.Head()
	plain := func(size Points, leading float64, c theme.Colour) style {
		return style{size: size, leading: Points(leading).Length(), colour: c}
	}
	bold := func(size Points, leading float64, c theme.Colour) style {
		st := plain(size, leading, c)
		st.strong = true
		return st
	}
	sc := scale{
		body: plain(10, 14.6, ink), lead: plain(12.5, 18, ink), fine: plain(8.2, 11.6, muted),
		heading:  [4]style{bold(19, 23.5, head), bold(13.5, 17.5, ink), bold(11, 15, head), bold(10, 14, muted)},
		caption:  bold(9, 12.6, ink),
		cell:     plain(9, 12.2, ink),
		headCell: bold(8.4, 11.4, ink),
		small:    plain(7.2, 9.4, ink), smallHead: bold(7, 9.2, ink),
		tileValue: bold(19, 23, head), tileLabel: plain(8.4, 11.2, muted),
		quote: plain(13, 19, ink),
		title: bold(25, 30, head), subtitle: plain(13, 18, muted),
		cover: bold(32, 38, th.On(th.Accent)), coverSub: plain(15, 21, th.On(th.Accent)),
		factName: plain(8.2, 11.2, muted), factValue: plain(10, 13.6, ink),
		brand: bold(10, 14, head), running: plain(8, 11, muted),
		contents: [4]style{bold(10.5, 15, ink), plain(10, 14.4, ink), plain(9.2, 13.2, muted), plain(9.2, 13.2, muted)},
	}
	sc.quote.italic = true
	return sc
}

// at is the style in another size of type, its leading in proportion.
func (st style) at(size Points) style {
	st.leading = Length(float64(st.leading) * float64(size) / float64(st.size))
	st.size = size
	return st
}

// baseline is how far the baseline lies below the top of a line.
func (st style) baseline() Length {
	em := float64(st.size.Length())
	slack := float64(st.leading) - em*(ascent+descent)
	return Length(slack/2 + em*ascent)
}

func (st style) in(c theme.Colour) style { st.colour = c; return st }
func (st style) bold() style             { st.strong = true; return st }
