package adaptarium.envs.data;

import adaptarium.sim.BodySpec;
import adaptarium.sim.CollisionFilter;
import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView;
import adaptarium.sim.ShapeSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * A body as the description says it, built anew in every episode.
 *
 * @param name unique among bodies
 * @param index in {@link State#bodies}
 * @param kind whether and how it moves
 * @param role decides its colour
 * @param at x, y, angle
 * @param moving velocity and turning at the beginning
 * @param damped linear and angular
 * @param upright whether it never turns
 * @param shapes what it consists of
 */
@SuppressWarnings("ArrayRecordComponent") // compiled once and read at every step, never compared
record BodyPlan(
        String name,
        int index,
        BodySpec.Kind kind,
        SceneView.Role role,
        Formula[] at,
        Formula[] moving,
        Formula[] damped,
        boolean upright,
        List<Shape> shapes) {
    private static final Map<String, BodySpec.Kind> KINDS =
            Map.of("moving", BodySpec.Kind.DYNAMIC, "terrain", BodySpec.Kind.STATIC, "driven", BodySpec.Kind.KINEMATIC);
    private static final Map<String, CollisionFilter> FILTERS =
            Map.of("all", CollisionFilter.ALL, "robot", CollisionFilter.ROBOT, "nothing", CollisionFilter.NOTHING);
    private static final List<String> FORMS = List.of("box", "disc", "polygon", "line");

    /**
     * A shape.
     *
     * @param form box, disc, polygon or line
     * @param numbers its measures
     * @param at middle of a box or disc
     */
    @SuppressWarnings("ArrayRecordComponent") // as above
    record Shape(
            String form,
            Formula[] numbers,
            Formula[] at,
            boolean centred,
            Formula density,
            Formula friction,
            Formula bounce,
            CollisionFilter filter,
            boolean sensor) {}

    static BodyPlan read(String name, DataNode node, String path, String place, Scope scope) {
        Fields fields = Fields.of(node, path, "body");
        String kind = fields.word("kind", "moving", List.of("moving", "terrain", "driven"));
        List<String> roles = List.of("robot", "robot-far", "object", "terrain", "broken");
        String role = fields.word("role", kind.equals("terrain") ? "terrain" : "robot", roles);
        List<Shape> shapes = new ArrayList<>();
        for (DataNode item : fields.items("shapes")) {
            shapes.add(shape(Fields.of(item, fields.path("shapes"), "shape"), kind, scope));
        }
        Formula[] at = fields.formulas("at", scope, 2, 3, Dimension.LENGTH, Dimension.LENGTH, Dimension.ONE);
        Formula[] moving = fields.formulas("moving", scope, 2, 3, Dimension.SPEED, Dimension.SPEED, Dimension.RATE);
        Formula[] damped = fields.formulas("damped", scope, 2, 2, Dimension.RATE);
        return new BodyPlan(
                name,
                scope.body(name, place),
                Objects.requireNonNull(KINDS.get(kind)),
                SceneView.Role.valueOf(role.toUpperCase(Locale.ROOT).replace('-', '_')),
                at,
                moving,
                damped,
                fields.truth("upright"),
                List.copyOf(shapes));
    }

    private static Shape shape(Fields fields, String kind, Scope scope) {
        List<String> given = FORMS.stream().filter(fields::has).toList();
        if (given.size() != 1) {
            throw fields.wrong(given.isEmpty() ? "box" : given.get(1), "is not alone: a shape is one of " + FORMS);
        }
        String form = given.get(0);
        if (form.equals("line") && !kind.equals("terrain")) {
            throw fields.wrong("line", "has no mass: it is for terrain, a moving body needs a box, disc or polygon");
        }
        Formula[] numbers = switch (form) {
            case "box" -> fields.formulas("box", scope, 2, 2, Dimension.LENGTH);
            case "disc" -> new Formula[] {fields.formula("disc", scope, Dimension.LENGTH)};
            default -> fields.points(form, scope);
        };
        return new Shape(
                form,
                numbers,
                fields.formulas("at", scope, 2, 2, Dimension.LENGTH),
                !fields.has("at"),
                fields.formula("density", scope, Dimension.DENSITY, 1),
                fields.formula("friction", scope, Dimension.ONE, 0.5),
                fields.formula("bounce", scope, Dimension.ONE, 0),
                Objects.requireNonNull(FILTERS.get(fields.word("meets", "all", List.of("all", "robot", "nothing")))),
                fields.truth("sensor"));
    }

    /** Every formula that cannot be changed once the body is there. */
    List<Formula> fixed() {
        List<Formula> all = new ArrayList<>(List.of(damped));
        for (Shape shape : shapes) {
            all.addAll(List.of(shape.numbers));
            all.addAll(List.of(shape.at));
            all.add(shape.density);
            all.add(shape.bounce);
        }
        return all;
    }

    BodySpec spec(State state) {
        ShapeSpec[] specs = new ShapeSpec[shapes.size()];
        for (int i = 0; i < specs.length; i++) {
            Shape shape = shapes.get(i);
            specs[i] = new ShapeSpec(
                    geometry(shape, state),
                    kind == BodySpec.Kind.STATIC ? 0 : shape.density.at(state),
                    shape.friction.at(state),
                    shape.bounce.at(state),
                    shape.filter,
                    shape.sensor);
        }
        return new BodySpec(
                name,
                kind,
                role,
                at[0].at(state),
                at[1].at(state),
                at[2].at(state),
                moving[0].at(state),
                moving[1].at(state),
                moving[2].at(state),
                damped[0].at(state),
                damped[1].at(state),
                upright,
                List.of(specs));
    }

    private static Geometry geometry(Shape shape, State state) {
        double[] n = new double[shape.numbers.length];
        for (int i = 0; i < n.length; i++) {
            n[i] = shape.numbers[i].at(state);
        }
        double x = shape.at[0].at(state);
        double y = shape.at[1].at(state);
        return switch (shape.form) {
            case "box" -> shape.centred ? Geometry.Polygon.box(n[0], n[1]) : Geometry.Polygon.box(x, y, n[0], n[1]);
            case "disc" -> new Geometry.Circle(x, y, n[0]);
            case "polygon" -> new Geometry.Polygon(every(n, 0), every(n, 1));
            default -> new Geometry.Polyline(every(n, 0), every(n, 1));
        };
    }

    private static double[] every(double[] pairs, int from) {
        double[] out = new double[pairs.length / 2];
        for (int i = 0; i < out.length; i++) {
            out[i] = pairs[2 * i + from];
        }
        return out;
    }
}
