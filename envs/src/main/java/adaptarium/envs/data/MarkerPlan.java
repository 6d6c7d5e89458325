package adaptarium.envs.data;

import adaptarium.sim.SceneView.Marker;
import java.util.List;

/**
 * Something drawn that is no body.
 *
 * @param name what it is called
 * @param form disc, line or arrow
 * @param numbers its place and size
 */
@SuppressWarnings("ArrayRecordComponent") // compiled once and read at every step, never compared
record MarkerPlan(String name, String form, Formula[] numbers) {
    private static final List<String> FORMS = List.of("disc", "line", "arrow");

    static MarkerPlan read(String name, DataNode node, String path, Scope scope) {
        Fields fields = Fields.of(node, path, "marker");
        List<String> given = FORMS.stream().filter(fields::has).toList();
        if (given.size() != 1) {
            throw new DataException(node.place(), path + " must say one of " + FORMS + ", got " + given);
        }
        String form = given.get(0);
        int count = form.equals("disc") ? 3 : 4;
        Dimension rest = form.equals("arrow") ? Dimension.ANY : Dimension.LENGTH;
        return new MarkerPlan(
                name, form, fields.formulas(form, scope, count, count, Dimension.LENGTH, Dimension.LENGTH, rest));
    }

    Marker marker(State state) {
        double a = numbers[0].at(state);
        double b = numbers[1].at(state);
        double c = numbers[2].at(state);
        return switch (form) {
            case "disc" -> new Marker.Disc(name, a, b, c);
            case "line" -> new Marker.Segment(name, a, b, c, numbers[3].at(state));
            default -> new Marker.Arrow(name, a, b, c, numbers[3].at(state));
        };
    }
}
