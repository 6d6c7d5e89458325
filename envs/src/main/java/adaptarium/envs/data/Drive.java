package adaptarium.envs.data;

import adaptarium.sim.Joint;
import java.util.List;

/** What a step does to a joint or a body before the world is advanced. */
@FunctionalInterface
interface Drive {
    /** What can be driven: the key says how. */
    List<String> KINDS = List.of("torque", "speed", "force", "turn", "velocity", "release");

    /** Does it. */
    void act(State state);

    static Drive read(DataNode node, String path, Scope scope, List<JointPlan> joints) {
        Fields fields = Fields.of(node, path, "drive");
        List<String> given = KINDS.stream().filter(fields::has).toList();
        if (given.size() != 1) {
            throw new DataException(node.place(), path + " must say one of " + KINDS + ", got " + given);
        }
        String kind = given.get(0);
        String part = fields.text(kind, "");
        String place = fields.place(kind);
        return switch (kind) {
            case "torque" -> {
                int joint = scope.indexOfJoint(part, place);
                if (List.of("weld", "rod").contains(joints.get(joint).kind())) {
                    throw new DataException(
                            place, "'" + part + "' is a " + joints.get(joint).kind() + ", which takes no torque");
                }
                Formula value =
                        fields.formula("value", scope, scope.measures(part).effort());
                yield state -> state.joints[joint].applyEffort(value.at(state));
            }
            case "speed" -> {
                int joint = scope.indexOfJoint(part, place);
                if (joints.get(joint).motor() == null) {
                    throw new DataException(
                            place, "'" + part + "' has no motor that could hold a speed; give it 'motor'");
                }
                Formula value =
                        fields.formula("value", scope, scope.measures(part).speed());
                yield state -> state.joints[joint].setMotorSpeed(value.at(state));
            }
            case "force" -> {
                int body = scope.indexOfBody(part, place);
                Formula[] value = fields.formulas("value", scope, 2, 2, Dimension.FORCE);
                yield state -> state.bodies[body].applyForce(value[0].at(state), value[1].at(state));
            }
            case "turn" -> {
                int body = scope.indexOfBody(part, place);
                Formula value = fields.formula("value", scope, Dimension.TORQUE);
                yield state -> state.bodies[body].applyTorque(value.at(state));
            }
            case "velocity" -> {
                int body = scope.indexOfBody(part, place);
                Formula[] value =
                        fields.formulas("value", scope, 3, 3, Dimension.SPEED, Dimension.SPEED, Dimension.RATE);
                yield state ->
                        state.bodies[body].setVelocity(value[0].at(state), value[1].at(state), value[2].at(state));
            }
            default -> {
                int joint = scope.indexOfJoint(part, place);
                Formula when = fields.condition("when", scope);
                yield state -> {
                    if (!state.released[joint] && when.at(state) != 0) {
                        state.released[joint] = true;
                        Joint held = state.joints[joint];
                        if (state.world.joints().contains(held)) { // nobody has broken it in the viewer
                            state.world.remove(held);
                        }
                    }
                };
            }
        };
    }
}
