package xlsx

import (
	"bytes"
	"errors"
	"image"
	_ "image/jpeg" // so that a JPEG's size can be read
	_ "image/png"  // so that a PNG's size can be read

	"github.com/xuri/excelize/v2"

	"dossier/doc"
)

// openPicture reads an image's kind and size.
func openPicture(img doc.Image) (picture, error) {
	config, kind, err := image.DecodeConfig(bytes.NewReader(img.Data))
	if err != nil {
		return picture{}, err
	}
	if config.Width == 0 || config.Height == 0 {
		return picture{}, errors.New("no pixels")
	}
	p := picture{image: img, width: config.Width, height: config.Height, extension: ".png"}
	if kind == "jpeg" {
		p.extension = ".jpg"
	}
	return p, nil
}

// pictures anchors the images at their rows, no larger than the rows are high.
func (w writing) pictures(s *sheet) error {
	for _, p := range s.images {
		scale := min(1, (imageHeight*4/3-8)/float64(p.height), 640/float64(p.width))
		err := w.file.AddPictureFromBytes(s.name, address{s, 1, p.row}.name(), &excelize.Picture{
			Extension: p.extension, File: p.image.Data,
			Format: &excelize.GraphicOptions{AltText: p.image.Alt, ScaleX: scale, ScaleY: scale, OffsetX: 2, OffsetY: 2, LockAspectRatio: true, Positioning: "oneCell"},
		})
		if err != nil {
			return err
		}
	}
	return nil
}

const imageHeight = 180 // points
