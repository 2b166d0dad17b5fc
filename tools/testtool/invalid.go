package testtool

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// InvalidCells are the cells of a workbook that LibreOffice circles as breaking the validation of data that they have: "Counts!A7". A
// list of a validation is worked out just as for its drop-down.
func InvalidCells(t testing.TB, workbook string) []string {
	t.Helper()
	office, profile, out := Path(t, "soffice"), t.TempDir(), filepath.Join(t.TempDir(), "invalid.txt")
	run := func(args ...string) {
		t.Helper()
		args = append([]string{"--headless", "-env:UserInstallation=file://" + profile}, args...)
		if said, err := exec.Command(office, args...).CombinedOutput(); err != nil {
			t.Fatalf("soffice: %v\n%s", err, said)
		}
	}
	run("--terminate_after_init") // makes the profile, with an empty module
	must(t, os.WriteFile(filepath.Join(profile, "user/basic/Standard/Module1.xba"), []byte(circleInvalid), 0o644))
	run(fmt.Sprintf("macro:///Standard.Module1.Main(%q,%q)", workbook, out))
	said, err := os.ReadFile(out)
	must(t, err)
	return strings.Fields(string(said))
}

// circleInvalid has Calc draw its circles, and writes down the cells that they lie around.
const circleInvalid = `<?xml version="1.0" encoding="UTF-8"?>
<!DOCTYPE script:module PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "module.dtd">
<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Module1" script:language="StarBasic">
Sub Main(path As String, out As String)
  Dim args(0) As New com.sun.star.beans.PropertyValue
  args(0).Name = "Hidden"
  args(0).Value = True
  doc = StarDesktop.loadComponentFromURL(ConvertToURL(path), "_blank", 0, args())
  n = FreeFile()
  Open out For Output As #n
  For i = 0 To doc.Sheets.Count - 1
    s = doc.Sheets.getByIndex(i)
    s.showInvalid()
    For k = 0 To s.DrawPage.Count - 1
      shape = s.DrawPage.getByIndex(k)
      If shape.ShapeType = "com.sun.star.drawing.EllipseShape" Then
        x = shape.Position.X + shape.Size.Width / 2
        y = shape.Position.Y + shape.Size.Height / 2
        col = 0
        Do While s.getCellByPosition(col + 1, 0).Position.X &lt; x
          col = col + 1
        Loop
        row = 0
        Do While s.getCellByPosition(0, row + 1).Position.Y &lt; y
          row = row + 1
        Loop
        Print #n, s.Name &amp; "!" &amp; s.Columns.getByIndex(col).Name &amp; (row + 1)
      End If
    Next
  Next
  Close #n
  doc.close(True)
  StarDesktop.terminate()
End Sub
</script:module>
`
