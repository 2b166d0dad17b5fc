package compose

import (
	"strings"

	"dossier/doc"
	"dossier/source"
)

// skeletonProblems reads a template's own Markdown, with a word in place of each action, for what no document may hold, such as
// raw HTML. Each is named at its line, whichever branch it stands in.
func skeletonProblems(path, body string) []source.Problem {
	c := converter{src: []byte(skeleton(body)), tokens: []token{{inlines: []doc.Inline{doc.Text{Text: "x"}}}}}
	c.convert()
	var problems []source.Problem
	for _, m := range c.mishaps {
		if m.offset < 0 {
			continue
		}
		line := 1 + strings.Count(string(c.src[:min(m.offset, len(c.src))]), "\n")
		problems = append(problems, source.Err(source.Ref{File: path, Line: line}, m.what, m.want, ""))
	}
	return problems
}

// skeleton puts the token 0 for actions that print, and nothing for those that do not; lines keep their numbers.
func skeleton(body string) string {
	var b strings.Builder
	for {
		start := strings.Index(body, "{{")
		if start < 0 {
			b.WriteString(body)
			return b.String()
		}
		b.WriteString(body[:start])
		end := actionEnd(body[start:])
		action := body[start : start+end]
		if prints(action) {
			b.WriteString(string(tokenOpen) + "0" + string(tokenClose))
		}
		b.WriteString(strings.Repeat("\n", strings.Count(action, "\n")))
		body = body[start+end:]
	}
}

// actionEnd is the length of the action that text begins with; strings and comments in it may hold braces.
func actionEnd(text string) int {
	if strings.HasPrefix(strings.TrimLeft(text, "{- \n"), "/*") {
		if i := strings.Index(text, "*/"); i >= 0 {
			if j := strings.Index(text[i:], "}}"); j >= 0 {
				return i + j + 2
			}
		}
		return len(text)
	}
	var quote byte
	for i := 2; i < len(text); i++ {
		switch {
		case quote != 0 && text[i] == '\\' && quote != '`':
			i++
		case quote != 0:
			if text[i] == quote {
				quote = 0
			}
		case text[i] == '"' || text[i] == '`' || text[i] == '\'':
			quote = text[i]
		case strings.HasPrefix(text[i:], "}}"):
			return i + 2
		}
	}
	return len(text)
}

// prints tells whether an action puts something into the text where it stands. Block functions do not: what they put there is no
// word of a line.
func prints(action string) bool {
	words := strings.Fields(strings.Trim(action, "{}- \n"))
	if len(words) == 0 {
		return false
	}
	switch words[0] {
	case "if", "else", "end", "range", "with", "template", "define", "block", "break", "continue", "contents", "pagebreak":
		return false
	}
	for _, kind := range kinds {
		if words[0] == kind {
			return false
		}
	}
	return !strings.HasPrefix(words[0], "$") && !strings.HasPrefix(words[0], "/*") || len(words) == 1 && strings.HasPrefix(words[0], "$")
}
