package adaptarium.envs.data;

import adaptarium.sim.JointSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A joint as the description says it.
 *
 * @param name unique among joints
 * @param index in {@link State#joints}
 * @param kind hinge, slider, weld, wheel or rod
 * @param carrier the body that carries
 * @param carried the body that is carried
 * @param at where it is
 * @param other the other end of a rod, or the axis of a slider or wheel
 * @param rest what counts as position 0; null for that at the beginning
 * @param limits least and greatest position; null for none
 * @param motor greatest effort; null for no motor
 * @param damping against the speed; null for none
 * @param spring frequency and damping ratio; null for none
 */
@SuppressWarnings("ArrayRecordComponent") // compiled once and read at every step, never compared
record JointPlan(
        String name,
        int index,
        String kind,
        String carrier,
        String carried,
        Formula[] at,
        Formula[] other,
        @Nullable Formula rest,
        Formula @Nullable [] limits,
        @Nullable Formula motor,
        @Nullable Formula damping,
        Formula @Nullable [] spring) {
    private static final List<String> KINDS = List.of("hinge", "slider", "weld", "wheel", "rod");

    static JointPlan read(String name, DataNode node, String path, String place, Scope scope) {
        Fields fields = Fields.of(node, path, "joint");
        String kind = fields.word("kind", "hinge", KINDS);
        List<String> between = fields.words("between", 2);
        between.forEach(body -> scope.indexOfBody(body, fields.place("between")));
        boolean along = kind.equals("slider") || kind.equals("wheel");
        String key = kind.equals("rod") ? "to" : "axis";
        if ((along || kind.equals("rod")) && !fields.has(key)) {
            throw fields.wrong(key, "is missing: a " + kind + " needs it");
        }
        JointMeasures measures = JointMeasures.of(kind);
        Dimension position = measures.position();
        return new JointPlan(
                name,
                scope.joint(name, place, measures),
                kind,
                between.get(0),
                between.get(1),
                fields.formulas("at", scope, 2, 2, Dimension.LENGTH),
                fields.formulas(key, scope, 2, 2, kind.equals("rod") ? Dimension.LENGTH : Dimension.ANY),
                fields.has("rest") ? fields.formula("rest", scope, position) : null,
                fields.has("limits") ? fields.formulas("limits", scope, 2, 2, position) : null,
                fields.has("motor") ? fields.formula("motor", scope, measures.effort()) : null,
                fields.has("damping") ? fields.formula("damping", scope, measures.damping()) : null,
                fields.has("spring") ? fields.formulas("spring", scope, 2, 2, Dimension.RATE, Dimension.ONE) : null);
    }

    /** Every formula that cannot be changed once the joint is there. */
    List<Formula> fixed() {
        List<Formula> all = new ArrayList<>();
        if (rest != null) {
            all.add(rest);
        }
        if (limits != null) {
            all.addAll(List.of(limits));
        }
        if (spring != null) {
            all.addAll(List.of(spring));
        }
        return all;
    }

    JointSpec spec(State state) {
        double x = at[0].at(state);
        double y = at[1].at(state);
        double u = other[0].at(state);
        double v = other[1].at(state);
        JointSpec spec = switch (kind) {
            case "hinge" -> JointSpec.revolute(name, carrier, carried, x, y);
            case "slider" -> JointSpec.prismatic(name, carrier, carried, x, y, u, v);
            case "weld" -> JointSpec.weld(name, carrier, carried, x, y);
            case "wheel" -> JointSpec.wheel(name, carrier, carried, x, y, u, v);
            default -> JointSpec.rod(name, carrier, carried, x, y, u, v);
        };
        if (rest != null) {
            spec = spec.withRest(rest.at(state));
        }
        if (limits != null) {
            spec = spec.withLimits(limits[0].at(state), limits[1].at(state));
        }
        if (motor != null) {
            spec = spec.withMotor(motor.at(state));
        }
        if (damping != null) {
            spec = spec.withDamping(damping.at(state));
        }
        return spring == null ? spec : spec.withSpring(spring[0].at(state), spring[1].at(state));
    }
}
