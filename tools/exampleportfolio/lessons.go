package main

import "dossier/model"

// lessons are what the closing sessions recorded, and where it was applied since; some lessons were not, or nobody wrote it down.
func lessons(p *model.Portfolio) {
	p.Lessons = append(p.Lessons,
		&model.LessonLearned{Migration: "M-06", Phase: phasePlanning, Lesson: "Measure latency with the real protocol; ping was a millisecond too kind.",
			LearnedOn: day(2024, 12, 20), AppliedIn: []string{"M-07"}, AppliedOn: day(2025, 3, 10),
			How: "The latency test of the second plant spoke the protocol of its machines, before the design was reviewed."},
		&model.LessonLearned{Migration: "M-04", Phase: phaseMigration,
			Lesson:    "Write the proof of a refactor while it is done: for three of the five services the design documents were never finished.",
			LearnedOn: day(2025, 2, 7)},
		&model.LessonLearned{Migration: "M-03", Phase: phaseMigration, Lesson: "Put a budget alarm on Amazon S3 requests before the history is copied, not after.",
			LearnedOn: day(2025, 4, 4), AppliedIn: []string{"M-08"}, AppliedOn: day(2025, 9, 15),
			How: "The alarm was part of the media archive's account before the first reel was copied."},
		&model.LessonLearned{Migration: "M-01", Phase: phaseMigration,
			Lesson:    "Freeze changes of interfaces from the first wave on: the one rollback came from a change made two days before.",
			LearnedOn: day(2025, 5, 5), AppliedIn: []string{"M-08", "M-15"}, AppliedOn: day(2025, 10, 6),
			How: "The freeze is a line of the project plan, agreed at the kick-off."},
		&model.LessonLearned{Migration: "M-10", Lesson: "Have the statement of work signed before people start, however urgent it seems.",
			LearnedOn: day(2025, 6, 6), AppliedIn: []string{"M-15", "M-16"}, AppliedOn: day(2025, 11, 3),
			How: "The kick-off is booked once the signed statement of work is registered."},
		&model.LessonLearned{Migration: "M-05", Phase: phasePlanning, Lesson: "Do not separate a shared database and move it in one step.", LearnedOn: day(2025, 8, 1)},
		&model.LessonLearned{Migration: "M-09", Phase: phaseDiscovery, Lesson: "Export the inventory before sources are switched off.",
			LearnedOn: day(2025, 10, 17), AppliedIn: []string{"M-16"}, AppliedOn: day(2026, 2, 2),
			How: "The export is a condition of the first cutover's go decision."})
}
