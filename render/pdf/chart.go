package pdf

import "dossier/doc"

func (s *setter) chart(c doc.Chart, a area) []slab { return nil }
