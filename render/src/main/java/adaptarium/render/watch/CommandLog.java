package adaptarium.render.watch;

import adaptarium.render.Json;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The commands a session was given and before which step: what is needed to see it again exactly.
 *
 * @param entries in the order they were carried out
 */
public record CommandLog(List<Entry> entries) {
    /** Nothing was asked. */
    public static final CommandLog EMPTY = new CommandLog(List.of());

    /** Copies the list. */
    public CommandLog {
        entries = List.copyOf(entries);
    }

    /**
     * A command and when.
     *
     * @param step how many times the session had been advanced
     * @param command what was asked
     */
    public record Entry(long step, Command command) {}

    /** The log as a JSON array. */
    public String toJson() {
        StringBuilder out = new StringBuilder("[");
        for (Entry entry : entries) {
            out.append(out.length() == 1 ? "\n" : ",\n");
            CommandText.write(entry, out);
        }
        return out.append(']').toString();
    }

    /**
     * Reads a log back.
     *
     * @param parsed what {@link Json#parse} made of {@link #toJson}
     * @return the log
     * @throws IllegalArgumentException where it is something else
     */
    public static CommandLog fromJson(@Nullable Object parsed) {
        if (!(parsed instanceof List<?> list)) {
            throw new IllegalArgumentException("a command log is an array");
        }
        List<Entry> entries = new ArrayList<>();
        long step = 0;
        for (Object item : list) {
            Entry entry = CommandText.read(item);
            if (entry.step() < step) {
                throw new IllegalArgumentException(
                        "commands must be in order, got step " + entry.step() + " after " + step);
            }
            step = entry.step();
            entries.add(entry);
        }
        return new CommandLog(entries);
    }
}
