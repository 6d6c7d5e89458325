package adaptarium.envs.data;

import adaptarium.sim.CollisionFilter;
import adaptarium.sim.Ray;
import adaptarium.sim.SceneView.Marker;
import adaptarium.sim.Trigonometry;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * A distance sensor: one ray, or a fan of them. It sees terrain and objects, not the robot.
 *
 * @param name of the sensor
 * @param from where the rays begin
 * @param to where the one ray ends; for a fan the directions of its first and last ray
 * @param range length of a fan's rays
 * @param fan whether it is one
 * @param first index of its first ray in {@link State#rays}
 * @param numbers indices in {@link State#numbers} of the free shares of the way
 */
@SuppressWarnings("ArrayRecordComponent") // compiled once and read at every step, never compared
record RayPlan(
        String name, Formula[] from, Formula[] to, Formula range, boolean fan, int first, List<Integer> numbers) {
    private static final int MOST = 64;

    static RayPlan read(String name, DataNode node, String path, String place, Scope scope, int first) {
        Fields fields = Fields.of(node, path, "ray");
        Formula[] from = fields.formulas("from", scope, 2, 2, Dimension.LENGTH);
        boolean fan = fields.has("count");
        int count = fields.whole("count", 1, MOST);
        String end = fan ? "angles" : "to";
        if (!fields.has(end) || (fan && !fields.has("range"))) {
            throw new DataException(place, path + " needs 'to', or 'count', 'angles' and 'range' for a fan of rays");
        }
        Formula[] to = fields.formulas(end, scope, 2, 2, fan ? Dimension.ONE : Dimension.LENGTH);
        Formula range = fields.formula("range", scope, Dimension.LENGTH, 1);
        List<Integer> numbers = new ArrayList<>();
        for (int i = 1; i <= count; i++) {
            numbers.add(scope.number(fan ? name + i : name, place, Set.of(), Dimension.ONE));
        }
        return new RayPlan(name, from, to, range, fan, first, List.copyOf(numbers));
    }

    /** Casts every ray; its number is 1 where nothing is met. */
    void cast(State state) {
        double x = from[0].at(state);
        double y = from[1].at(state);
        double length = range.at(state);
        int count = numbers.size();
        for (int i = 0; i < count; i++) {
            Ray ray = state.rays[first + i];
            if (fan) {
                double share = count == 1 ? 0 : i / (double) (count - 1);
                double angle = (1 - share) * to[0].at(state) + share * to[1].at(state);
                ray.between(x, y, x + length * Trigonometry.cos(angle), y + length * Trigonometry.sin(angle));
            } else {
                ray.between(x, y, to[0].at(state), to[1].at(state));
            }
            state.numbers[numbers.get(i)] = state.world.cast(ray, CollisionFilter.ALL.category());
        }
    }

    /** The rays as they were cast last. */
    List<Marker> markers(State state) {
        List<Marker> all = new ArrayList<>();
        double x = from[0].at(state);
        double y = from[1].at(state);
        int count = numbers.size();
        for (int i = 0; i < count; i++) {
            double share = count == 1 ? 0 : i / (double) (count - 1);
            double angle = (1 - share) * to[0].at(state) + share * to[1].at(state);
            double endX = fan ? x + range.at(state) * Trigonometry.cos(angle) : to[0].at(state);
            double endY = fan ? y + range.at(state) * Trigonometry.sin(angle) : to[1].at(state);
            double free = state.numbers[numbers.get(i)];
            String called = fan ? name + " " + (i + 1) : name;
            all.add(new Marker.Ray(called, x, y, x + free * (endX - x), y + free * (endY - y)));
        }
        return all;
    }
}
