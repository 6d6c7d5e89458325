package adaptarium.experiments.watch;

import adaptarium.envs.TaskFamily;
import adaptarium.envs.family.diagnostic.GridNavigation;
import adaptarium.envs.family.navigation.SparseHalfCircle;
import adaptarium.meta.Adaptation;
import adaptarium.sim.Geometry;
import adaptarium.sim.SceneView;
import adaptarium.sim.SceneView.Marker.Shade;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/**
 * Where an agent that has a model of its task expects reward, laid over the scene, for families whose observation is a place on the plane: the cells of a grid, or a
 * point's position.
 *
 * @param cellSize of the raster, m; 0 where there is no map
 */
record BeliefMap(double cellSize) {
    private static final double FINE = 0.1; // m
    private static final double LEAST = 0.04; // a share of shade below which nothing is drawn

    /** The map of a family. */
    static BeliefMap of(TaskFamily<?> family) {
        boolean isPlace = family.spec().observationSize() == 2;
        return new BeliefMap(
                !isPlace
                        ? 0
                        : family.taskType() == GridNavigation.Task.class
                                ? 1
                                : family.taskType() == SparseHalfCircle.Task.class ? FINE : 0);
    }

    /**
     * The first task's map at this moment.
     *
     * @param adaptation whose
     * @param scene of the family
     * @return shades as each cell's expected reward above the least, over the length of the vector of all of them: 1 where it is one cell, 1/√n where it is n alike;
     *     none where the agent has no model
     */
    List<Shade> shades(Adaptation adaptation, SceneView scene) {
        if (cellSize == 0) {
            return List.of();
        }
        SceneView.Bounds bounds = cellSize == 1 ? lines(scene) : scene.bounds();
        List<float[]> places = new ArrayList<>();
        // cells' centres lie at multiples of their size
        for (double y = Math.ceil(bounds.minY() / cellSize + 0.5); (y + 0.5) * cellSize <= bounds.maxY(); y++) {
            for (double x = Math.ceil(bounds.minX() / cellSize + 0.5); (x + 0.5) * cellSize <= bounds.maxX(); x++) {
                places.add(new float[] {(float) (x * cellSize), (float) (y * cellSize)});
            }
        }
        float[] observations = new float[2 * places.size()];
        for (int i = 0; i < places.size(); i++) {
            System.arraycopy(places.get(i), 0, observations, 2 * i, 2);
        }
        float[] expected = adaptation.expectedRewards(0, observations);
        return expected.length == 0 ? List.of() : shades(places, expected);
    }

    /** The box round a grid's lines: the camera shows more than its cells. */
    private static SceneView.Bounds lines(SceneView scene) {
        double[] xs = coordinates(scene, Geometry.Polyline::xs);
        double[] ys = coordinates(scene, Geometry.Polyline::ys);
        return new SceneView.Bounds(
                Arrays.stream(xs).min().orElse(0),
                Arrays.stream(ys).min().orElse(0),
                Arrays.stream(xs).max().orElse(0),
                Arrays.stream(ys).max().orElse(0));
    }

    private static double[] coordinates(SceneView scene, Function<Geometry.Polyline, double[]> axis) {
        return scene.bodies().stream()
                .flatMap(body -> body.geometry().stream())
                .filter(Geometry.Polyline.class::isInstance)
                .map(Geometry.Polyline.class::cast)
                .flatMapToDouble(line -> Arrays.stream(axis.apply(line)))
                .toArray();
    }

    private List<Shade> shades(List<float[]> places, float[] expected) {
        double least = Double.POSITIVE_INFINITY;
        for (float value : expected) {
            least = Math.min(least, value);
        }
        double sum = 0;
        for (float value : expected) {
            sum += (value - least) * (value - least);
        }
        List<Shade> shades = new ArrayList<>();
        for (int i = 0; i < expected.length && sum > 0; i++) {
            double share = (expected[i] - least) / Math.sqrt(sum);
            if (share >= LEAST) {
                shades.add(new Shade(
                        "expected reward", places.get(i)[0], places.get(i)[1], cellSize / 2, cellSize / 2, share));
            }
        }
        return shades;
    }
}
