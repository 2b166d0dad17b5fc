package compose

import (
	"strings"

	"dossier/doc"
	"dossier/source"
)

// skeletonProblems reads a template's own Markdown, with a word in place of each action, for what no document may hold, such as
// raw HTML. Each is named at its line, whichever branch it stands in.
func skeletonProblems(path, body string) []source.Problem {
	s := newSkeleton(body)
	c := converter{src: []byte(s.text.String()), tokens: []token{{inlines: []doc.Inline{doc.Text{Text: "x"}}}}}
	c.convert()
	var problems []source.Problem
	for _, m := range c.mishaps {
		if m.offset >= 0 {
			problems = append(problems, source.Err(source.Ref{File: path, Line: s.line(m.offset)}, m.what, m.want, ""))
		}
	}
	return problems
}

// skeleton is a template's text with the token 0 for actions that print, and nothing for those that do not.
type skeleton struct {
	text  strings.Builder
	parts []part // in the order of the text
}

// part is a stretch of the template's own text.
type part struct{ offset, line int }

// line is the template's line of an offset in the skeleton.
func (s *skeleton) line(offset int) int {
	text := s.text.String()
	offset = min(offset, len(text))
	at := part{line: 1}
	for _, p := range s.parts {
		if p.offset <= offset {
			at = p
		}
	}
	return at.line + strings.Count(text[at.offset:offset], "\n")
}

func newSkeleton(body string) *skeleton {
	s := &skeleton{}
	line := 1
	write := func(text string) {
		s.parts = append(s.parts, part{s.text.Len(), line})
		s.text.WriteString(text)
	}
	for {
		start := strings.Index(body, "{{")
		if start < 0 {
			write(body)
			return s
		}
		own := body[:start]
		action := body[start : start+actionEnd(body[start:])]
		body = body[start+len(action):]
		if strings.HasPrefix(action, "{{- ") || strings.HasPrefix(action, "{{-\n") {
			write(strings.TrimRight(own, " \t\n"))
		} else {
			write(own)
		}
		line += strings.Count(own, "\n") + strings.Count(action, "\n")
		if prints(action) {
			write(string(tokenOpen) + "0" + string(tokenClose))
		}
		if strings.HasSuffix(action, " -}}") {
			rest := strings.TrimLeft(body, " \t\n")
			line += strings.Count(body[:len(body)-len(rest)], "\n")
			body = rest
		}
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
