package document

import "testing"

// Accents that stand for themselves come onto their letters, wherever they are drawn;
// marks that mean something else stay.
func TestAccents(t *testing.T) {
	inline := map[string]string{
		"Odile Gu\xa8ng\xa8ore at Ar\xb8celik":               "Odile Güngöre at Arçelik",
		"Bj\xa8orn M\xa8uller":                               "Björn Müller",
		"Bjo\xa8rn Mu\xa8ller, Zu\xa8rich":                   "Björn Müller, Zürich",
		"Fran\xb8cois and Franc\xb8oise, S\xb8ule":           "François and Françoise, Şule",
		"Jo\x98ao, Pe\x98na":                                 "João, Peña",
		"\xa8Ozil and \xa8Agnes":                             "Özil and Ägnes",
		"For\x88et":                                          "Forêt",
		"Ren\xb4e P\xb4erez":                                 "René Pérez",
		"it\xb4s what we\xb4re, I\xb4ve, l\xb4eau, don\xb4t": "it´s what we´re, I´ve, l´eau, don´t",
		"~500 users, x^2, `ls`, a~b":                         "~500 users, x^2, `ls`, a~b",
		"98 \xa8 99, \x98 100":                               "98 ¨ 99, ˜ 100",
	}
	for in, want := range inline {
		doc, err := read(new(pdfFile).page(show(72, 700, 12, in)), Options{})
		if err != nil || Join(doc.Lines) != want {
			t.Errorf("%q: got %q, want %q, %v", in, Join(doc.Lines), want, err)
		}
	}
	// As TeX draws them: the accent, back, the letter; over capitals it is raised. "u"
	// is 0.556 em wide, "O" 0.778, the dieresis 0.333.
	drawn := map[string]string{
		"BT /F1 20 Tf 72 700 Td [(G) -111 (\xa8) 444 (un)] TJ ET":                              "Gün",
		"BT /F1 20 Tf 72 700 Td [(Gu) 444 (\xa8) -111 (n)] TJ ET":                              "Gün",
		"BT /F1 20 Tf 72 700 Td (I, ) Tj 3 Ts [-222 (\xa8)] TJ 0 Ts [555 (Ozil)] TJ ET":        "I, Özil",
		"BT /F1 20 Tf 72 700 Td [(Espa) 0 (~) 584 (na)] TJ ET":                                 "España",
		"BT /F1 20 Tf 72 700 Td [(Ren) -111 (\xb4) 444 (e and No) 444 (\x88) -111 (el)] TJ ET": "René and Nôel",
		"BT /F1 20 Tf 72 700 Td [(gar) -83 (\xb8) 416 (con)] TJ ET":                            "garçon",
	}
	for in, want := range drawn {
		doc, err := read(new(pdfFile).page(in), Options{})
		if err != nil || Join(doc.Lines) != want {
			t.Errorf("%q: got %q, want %q, %v", in, Join(doc.Lines), want, err)
		}
	}
}
