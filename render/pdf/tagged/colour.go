package tagged

import (
	"encoding/binary"
	"math"

	"dossier/render/pdf/object"
)

// intent says which colours the numbers mean: those of sRGB (IEC 61966-2-1).
func (w *writer) intent() object.Dict {
	profile := w.to.Add(object.Deflated(object.Dict{{Key: "N", Value: 3}}, srgb()))
	return object.Dict{
		{Key: "Type", Value: object.Name("OutputIntent")}, {Key: "S", Value: object.Name("GTS_PDFA1")},
		{Key: "OutputConditionIdentifier", Value: object.String("sRGB IEC61966-2.1")}, {Key: "Info", Value: object.String("sRGB IEC61966-2.1")},
		{Key: "DestOutputProfile", Value: profile},
	}
}

// srgb is an ICC profile of sRGB, version 2.1 (ICC.1:2001-04): three primaries, adapted to the white D50 that profiles are
// written for, and one tone curve.
func srgb() []byte {
	type tag struct {
		name string
		data []byte
	}
	curve := tone()
	tags := []tag{
		{"desc", description("sRGB IEC61966-2.1")}, {"cprt", append([]byte("text\x00\x00\x00\x00"), "No copyright, use freely\x00"...)},
		{"wtpt", point(0.9505, 1, 1.0891)},
		{"rXYZ", point(0.4361, 0.2225, 0.0139)}, {"gXYZ", point(0.3851, 0.7169, 0.0971)}, {"bXYZ", point(0.1431, 0.0606, 0.7141)},
		{"rTRC", curve}, {"gTRC", curve}, {"bTRC", curve},
	}
	head := make([]byte, 128)
	copy(head[8:], []byte{2, 0x10, 0, 0})
	copy(head[12:], "mntrRGB XYZ ")
	binary.BigEndian.PutUint16(head[24:], 2000) // the date of a profile that never changes: 1 January 2000
	binary.BigEndian.PutUint16(head[26:], 1)
	binary.BigEndian.PutUint16(head[28:], 1)
	copy(head[36:], "acsp")
	copy(head[68:], point(0.9642, 1, 0.8249)[8:]) // D50
	index := binary.BigEndian.AppendUint32(nil, uint32(len(tags)))
	var body []byte
	start, shared := len(head)+4+12*len(tags), 0
	for _, t := range tags {
		at := start + len(body)
		if t.name == "gTRC" || t.name == "bTRC" {
			at = shared
		} else {
			shared = at
			body = append(body, t.data...)
			body = append(body, make([]byte, (4-len(body)%4)%4)...)
		}
		index = append(index, t.name...)
		index = binary.BigEndian.AppendUint32(index, uint32(at))
		index = binary.BigEndian.AppendUint32(index, uint32(len(t.data)))
	}
	profile := append(append(head, index...), body...)
	binary.BigEndian.PutUint32(profile, uint32(len(profile)))
	return profile
}

// point is a colour as a profile writes it, in fixed-point numbers of 16 binary places.
func point(x, y, z float64) []byte {
	out := []byte("XYZ \x00\x00\x00\x00")
	for _, v := range []float64{x, y, z} {
		out = binary.BigEndian.AppendUint32(out, uint32(int32(math.Round(v*65536))))
	}
	return out
}

// tone is the curve from sRGB's numbers to light, in 1024 steps.
func tone() []byte {
	const steps = 1024
	out := []byte("curv\x00\x00\x00\x00")
	out = binary.BigEndian.AppendUint32(out, steps)
	for i := range steps {
		v := float64(i) / (steps - 1)
		if v <= 0.04045 {
			v /= 12.92
		} else {
			v = math.Pow((v+0.055)/1.055, 2.4)
		}
		out = binary.BigEndian.AppendUint16(out, uint16(math.Round(v*65535)))
	}
	return out
}

// description is a profile's name; the forms for other scripts are left empty.
func description(name string) []byte {
	out := []byte("desc\x00\x00\x00\x00")
	out = binary.BigEndian.AppendUint32(out, uint32(len(name)+1))
	out = append(out, name...)
	return append(out, make([]byte, 1+4+4+2+1+67)...)
}
