package adaptarium.render.watch;

import adaptarium.render.Numbers;
import adaptarium.sim.AddedBody;
import adaptarium.sim.SceneEdit;
import adaptarium.sim.SceneEdits;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Edits of scenes as names and values, for files: what is written is read back to the bit. */
public final class EditText {
    private EditText() {}

    /**
     * All of a scene's edits.
     *
     * @param edits the edits
     * @return one map each, in their order; numbers and texts
     */
    public static List<Map<String, Object>> maps(SceneEdits edits) {
        return edits.edits().stream().map(EditText::map).toList();
    }

    /**
     * Reads them back.
     *
     * @param maps what {@link #maps} gave
     * @return the edits
     * @throws IllegalArgumentException where they are something else
     */
    public static SceneEdits edits(List<? extends Map<?, ?>> maps) {
        List<SceneEdit> edits = new ArrayList<>();
        maps.forEach(map -> edits.add(edit(map)));
        return new SceneEdits(edits);
    }

    static Map<String, Object> map(SceneEdit edit) {
        Map<String, Object> map = new LinkedHashMap<>();
        if (edit instanceof SceneEdit.Place place) {
            map.put("edit", "place");
            map.put("body", place.body());
            map.put("x", place.x());
            map.put("y", place.y());
            map.put("angle", place.angle());
        } else if (edit instanceof SceneEdit.Put put) {
            AddedBody thing = put.thing();
            map.put("edit", "put");
            map.put("body", thing.name());
            map.put("form", thing.form().word());
            map.put("on", thing.on());
            map.put("x", thing.x());
            map.put("y", thing.y());
            map.put("angle", thing.angle());
            map.put("width", thing.width());
            map.put("height", thing.height());
            map.put("density", thing.density());
            map.put("friction", thing.friction());
        } else {
            map.put("edit", "remove");
            map.put("body", edit.body());
        }
        return map;
    }

    static SceneEdit edit(Map<?, ?> map) {
        String kind = text(map, "edit");
        return switch (kind) {
            case "place" ->
                new SceneEdit.Place(text(map, "body"), number(map, "x"), number(map, "y"), number(map, "angle"));
            case "put" ->
                new SceneEdit.Put(new AddedBody(
                        form(text(map, "form")),
                        text(map, "body"),
                        text(map, "on"),
                        number(map, "x"),
                        number(map, "y"),
                        number(map, "angle"),
                        number(map, "width"),
                        number(map, "height"),
                        number(map, "density"),
                        number(map, "friction")));
            case "remove" -> new SceneEdit.Remove(text(map, "body"));
            default -> throw new IllegalArgumentException("no edit '" + kind + "'; there are place, put and remove");
        };
    }

    /** What an edit does, in words. */
    static String words(SceneEdit edit) {
        if (edit instanceof SceneEdit.Place place) {
            return place.body() + " placed at " + Numbers.brief(place.x()) + ", " + Numbers.brief(place.y()) + " m";
        }
        return edit.body() + (edit instanceof SceneEdit.Put ? " put" : " taken away");
    }

    private static AddedBody.Form form(String word) {
        for (AddedBody.Form form : AddedBody.Form.values()) {
            if (form.word().equals(word)) {
                return form;
            }
        }
        throw new IllegalArgumentException("no form '" + word.toLowerCase(Locale.ROOT) + "'; there are "
                + List.of(AddedBody.Form.values()).stream()
                        .map(AddedBody.Form::word)
                        .toList());
    }

    private static String text(Map<?, ?> map, String name) {
        if (map.get(name) instanceof String text) {
            return text;
        }
        throw new IllegalArgumentException("an edit needs a text '" + name + "', got " + map);
    }

    private static double number(Map<?, ?> map, String name) {
        if (map.get(name) instanceof Number number) {
            return number.doubleValue();
        }
        throw new IllegalArgumentException("an edit needs a number '" + name + "', got " + map);
    }
}
