package adaptarium.render.watch;

import adaptarium.render.Json;
import adaptarium.sim.SceneEdits;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Commands as JSON objects, one line each. */
final class CommandText {
    private static final long LONGEST = 1L << 53; // steps of a session

    private CommandText() {}

    static void write(CommandLog.Entry entry, StringBuilder out) {
        out.append("{\"step\":").append(entry.step());
        Command command = entry.command();
        if (command instanceof Command.Change change) {
            kind("change", out);
            text("name", change.name(), out);
            if (change.value() instanceof Number number) {
                number("value", number, out);
            } else {
                text("value", String.valueOf(change.value()), out);
            }
        } else if (command instanceof Command.Pull pull) {
            kind("pull", out);
            text("where", pull.where().name(), out);
            number("body", pull.body(), out);
            number("localX", pull.localX(), out);
            number("localY", pull.localY(), out);
            number("x", pull.x(), out);
            number("y", pull.y(), out);
        } else if (command instanceof Command.BreakJoint broken) {
            kind("break", out);
            text("name", broken.name(), out);
        } else if (command instanceof Command.Motor motor) {
            kind("motor", out);
            number("index", motor.index(), out);
            number("works", motor.works() ? 1 : 0, out);
        } else if (command instanceof Command.Beside beside) {
            kind("beside", out);
            text("name", beside.name(), out);
        } else if (command instanceof Command.Play play) {
            kind("play", out);
            out.append(",\"values\":");
            object(play.values(), out);
            if (play.number() >= 0) {
                number("number", play.number(), out);
            }
            String before = ",\"edits\":[";
            for (Map<String, Object> edit : EditText.maps(play.edits())) {
                object(edit, out.append(before));
                before = ",";
            }
            out.append(play.edits().isEmpty() ? "" : "]");
        } else if (command instanceof Command.Edit edit) {
            kind("edit", out);
            text("where", edit.where().name(), out);
            out.append(",\"edit\":");
            object(EditText.map(edit.edit()), out);
        } else if (command instanceof Command.Act act) {
            kind("act", out);
            out.append(",\"action\":").append(act.action());
        } else {
            kind(
                    command instanceof Command.NextTask
                            ? "next"
                            : command instanceof Command.Reset
                                    ? "reset"
                                    : command instanceof Command.Reveal
                                            ? "reveal"
                                            : command instanceof Command.Undo
                                                    ? "undo"
                                                    : command instanceof Command.Redo ? "redo" : "release",
                    out);
        }
        out.append('}');
    }

    private static void object(Map<String, Object> values, StringBuilder out) {
        String before = "{";
        for (Map.Entry<String, Object> value : values.entrySet()) {
            Json.quote(value.getKey(), out.append(before));
            out.append(':');
            if (value.getValue() instanceof Number || value.getValue() instanceof Boolean) {
                out.append(value.getValue());
            } else {
                Json.quote(String.valueOf(value.getValue()), out);
            }
            before = ",";
        }
        out.append(values.isEmpty() ? "{}" : "}");
    }

    private static void kind(String kind, StringBuilder out) {
        text("do", kind, out);
    }

    private static void text(String name, String value, StringBuilder out) {
        out.append(",\"").append(name).append("\":");
        Json.quote(value, out);
    }

    private static void number(String name, Number value, StringBuilder out) {
        out.append(",\"").append(name).append("\":").append(value);
    }

    static CommandLog.Entry read(@Nullable Object item) {
        if (!(item instanceof Map<?, ?> entry)) {
            throw new IllegalArgumentException("a command is an object, got " + item);
        }
        return new CommandLog.Entry(Json.whole(entry, "step", 0, LONGEST), command(entry));
    }

    private static Command command(Map<?, ?> entry) {
        String kind = text(entry, "do");
        return switch (kind) {
            case "reset" -> new Command.Reset();
            case "next" -> new Command.NextTask();
            case "release" -> new Command.Release();
            case "reveal" -> new Command.Reveal();
            case "change" -> new Command.Change(text(entry, "name"), value(entry));
            case "pull" ->
                new Command.Pull(
                        Snapshot.Source.valueOf(text(entry, "where")),
                        (int) Json.whole(entry, "body", 0, Integer.MAX_VALUE),
                        number(entry, "localX"),
                        number(entry, "localY"),
                        number(entry, "x"),
                        number(entry, "y"));
            case "break" -> new Command.BreakJoint(text(entry, "name"));
            case "motor" ->
                new Command.Motor(
                        (int) Json.whole(entry, "index", 0, Integer.MAX_VALUE), Json.whole(entry, "works", 0, 1) == 1);
            case "beside" -> new Command.Beside(text(entry, "name"));
            case "play" ->
                new Command.Play(
                        values(entry),
                        entry.containsKey("number") ? (int) Json.whole(entry, "number", 0, Integer.MAX_VALUE) : -1,
                        edits(entry));
            case "edit" ->
                new Command.Edit(Snapshot.Source.valueOf(text(entry, "where")), EditText.edit(map(entry.get("edit"))));
            case "undo" -> new Command.Undo();
            case "redo" -> new Command.Redo();
            case "act" -> new Command.Act(action(entry));
            default -> throw new IllegalArgumentException("no command '" + kind + "'");
        };
    }

    private static Object value(Map<?, ?> entry) {
        Object value = entry.get("value");
        if (value instanceof Double || value instanceof String) {
            return value;
        }
        throw new IllegalArgumentException("a changed parameter needs a value, got " + entry);
    }

    private static SceneEdits edits(Map<?, ?> entry) {
        if (!entry.containsKey("edits")) {
            return SceneEdits.NONE;
        }
        if (!(entry.get("edits") instanceof List<?> list)) {
            throw new IllegalArgumentException("edits are an array, got " + entry);
        }
        return EditText.edits(list.stream().map(CommandText::map).toList());
    }

    private static Map<?, ?> map(@Nullable Object item) {
        if (item instanceof Map<?, ?> map) {
            return map;
        }
        throw new IllegalArgumentException("an edit is an object, got " + item);
    }

    private static Map<String, Object> values(Map<?, ?> entry) {
        if (!(entry.get("values") instanceof Map<?, ?> map)) {
            throw new IllegalArgumentException("a task that is played needs values, got " + entry);
        }
        Map<String, Object> values = new LinkedHashMap<>();
        map.forEach((name, value) -> {
            if (!(value instanceof Double || value instanceof String || value instanceof Boolean)) {
                throw new IllegalArgumentException("'" + name + "' needs a value, got " + value);
            }
            values.put(String.valueOf(name), value);
        });
        return values;
    }

    private static List<Double> action(Map<?, ?> entry) {
        if (entry.get("action") instanceof List<?> list && list.stream().allMatch(Double.class::isInstance)) {
            return list.stream().map(Double.class::cast).toList();
        }
        throw new IllegalArgumentException("an action is an array of numbers, got " + entry);
    }

    private static String text(Map<?, ?> entry, String name) {
        if (entry.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("a command needs '" + name + "', got " + entry);
    }

    private static double number(Map<?, ?> entry, String name) {
        if (entry.get(name) instanceof Double number) {
            return number;
        }
        throw new IllegalArgumentException("a command needs a number '" + name + "', got " + entry);
    }
}
