package adaptarium.render.watch;

import adaptarium.render.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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

    /**
     * The log with one more command.
     *
     * @param step how many times the session had been advanced
     * @param command what was asked
     * @return a new log
     */
    public CommandLog plus(long step, Command command) {
        List<Entry> more = new ArrayList<>(entries);
        more.add(new Entry(step, command));
        return new CommandLog(more);
    }

    /** The log as a JSON array. */
    public String toJson() {
        StringBuilder out = new StringBuilder("[");
        for (Entry entry : entries) {
            out.append(out.length() == 1 ? "" : ",").append("\n{\"step\":").append(entry.step());
            if (entry.command() instanceof Command.Change change) {
                out.append(",\"change\":");
                Json.quote(change.name(), out);
                out.append(",\"value\":");
                if (change.value() instanceof Number number) {
                    out.append(number);
                } else {
                    Json.quote(String.valueOf(change.value()), out);
                }
            } else {
                out.append(entry.command() instanceof Command.NextTask ? ",\"next\":true" : ",\"reset\":true");
            }
            out.append('}');
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
    public static CommandLog fromJson(@org.jspecify.annotations.Nullable Object parsed) {
        if (!(parsed instanceof List<?> list)) {
            throw new IllegalArgumentException("a command log is an array");
        }
        CommandLog log = EMPTY;
        for (Object item : list) {
            if (!(item instanceof Map<?, ?> entry) || !(entry.get("step") instanceof Double step)) {
                throw new IllegalArgumentException("a command needs a step, got " + item);
            }
            log = log.plus((long) (double) step, command(entry));
        }
        return log;
    }

    private static Command command(Map<?, ?> entry) {
        Object value = entry.get("value");
        if (entry.get("change") instanceof String name && value != null) {
            return new Command.Change(name, value);
        }
        if (entry.containsKey("next")) {
            return new Command.NextTask();
        }
        if (entry.containsKey("reset")) {
            return new Command.Reset();
        }
        throw new IllegalArgumentException("not a command: " + entry);
    }
}
