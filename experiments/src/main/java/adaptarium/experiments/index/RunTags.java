package adaptarium.experiments.index;

import adaptarium.experiments.UserException;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.RunDirectory;
import adaptarium.experiments.run.WholeFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * What somebody has written on a run: {@code tags.json} in its folder.
 *
 * @param tags words, sorted, none twice
 * @param note a text; empty where there is none
 */
public record RunTags(List<String> tags, String note) {
    /** The file in a run's folder. */
    static final String FILE = "tags.json";

    private static final int LONGEST = 2000; // characters of a note
    private static final String WORD = "[\\p{L}\\p{N}][\\p{L}\\p{N}._/-]{0,60}";

    /** Sorts the tags and checks them. */
    public RunTags {
        tags = List.copyOf(new TreeSet<>(tags));
        for (String tag : tags) {
            if (!tag.matches(WORD)) {
                throw new IllegalArgumentException(
                        "a tag is a word of letters, digits, '.', '_', '/' and '-', at most 61 long, got '" + tag
                                + "'");
            }
        }
        if (note.length() > LONGEST) {
            throw new IllegalArgumentException("a note has at most " + LONGEST + " characters, got " + note.length());
        }
    }

    /**
     * What is written on a run.
     *
     * @param run the run
     * @return it; nothing where nobody has written anything
     * @throws UserException where the file is damaged
     */
    public static RunTags of(RunDirectory run) {
        Path file = run.folder().resolve(FILE);
        return Files.isRegularFile(file) ? Json.read(file, RunTags.class) : new RunTags(List.of(), "");
    }

    /**
     * With tags added and taken away, and perhaps another note.
     *
     * @param more tags to add
     * @param fewer tags to take away
     * @param newNote the note; the present one where it is null
     * @throws UserException where a tag is none or the note is too long
     */
    public RunTags with(List<String> more, List<String> fewer, @org.jspecify.annotations.Nullable String newNote) {
        Set<String> changed = new TreeSet<>(tags);
        changed.addAll(more);
        fewer.forEach(changed::remove);
        try {
            return new RunTags(List.copyOf(changed), newNote == null ? note : newNote);
        } catch (IllegalArgumentException e) {
            throw new UserException(e.getMessage(), e);
        }
    }

    /** Writes it into the run's folder. */
    public void write(RunDirectory run) {
        WholeFile.write(run.folder().resolve(FILE), Json.pretty(this));
    }
}
