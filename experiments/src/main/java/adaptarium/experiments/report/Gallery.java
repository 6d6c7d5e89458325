package adaptarium.experiments.report;

import static adaptarium.experiments.report.SvgCanvas.escape;

import adaptarium.envs.Environment;
import adaptarium.envs.Split;
import adaptarium.envs.StepResult;
import adaptarium.envs.TaskFamily;
import adaptarium.meta.RandomPolicy;
import adaptarium.random.Seeds;
import adaptarium.render.Camera;
import adaptarium.render.Overlay;
import adaptarium.render.Rect;
import adaptarium.render.SceneFrame;
import adaptarium.render.ScenePainter;
import adaptarium.render.Theme;
import adaptarium.render.Trail;
import adaptarium.sim.SceneView;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Every family on one HTML page: its scene at the end of an episode of random actions, the way the robot went, and the family's page. */
public final class Gallery {
    private static final int WIDTH = 340; // px
    private static final int HEIGHT = 212; // px
    private static final String BUILT_IN = "adaptarium.envs.family.";

    /** Names of the kinds, by the last part of the package's name, in the order they are shown. */
    private static final Map<String, String> KINDS = kinds();

    private final long seed;

    private Gallery(long seed) {
        this.seed = seed;
    }

    private static Map<String, String> kinds() {
        Map<String, String> kinds = new LinkedHashMap<>();
        kinds.put("diagnostic", "Diagnostic");
        kinds.put("navigation", "Navigation");
        kinds.put("classic", "Classic control");
        kinds.put("locomotion", "Locomotion");
        kinds.put("flight", "Flight");
        kinds.put("vehicle", "Vehicles");
        kinds.put("manipulation", "Manipulation");
        return kinds;
    }

    /**
     * The page.
     *
     * @param families what to show
     * @param seed of tasks, initial states and actions
     * @return HTML that needs nothing from outside itself
     */
    public static String html(List<TaskFamily<?>> families, long seed) {
        return new Gallery(seed).page(families);
    }

    private String page(List<TaskFamily<?>> families) {
        Map<String, List<TaskFamily<?>>> byKind = new LinkedHashMap<>();
        KINDS.values().forEach(kind -> byKind.put(kind, new ArrayList<>()));
        families.forEach(family ->
                byKind.computeIfAbsent(kind(family), kind -> new ArrayList<>()).add(family));
        byKind.values().removeIf(List::isEmpty);
        Page page = new Page(
                "The families",
                families.size()
                        + " families of tasks. The agent sees the observation and never the task; each picture is the"
                        + " end of an episode of random actions, with the way the robot went.");
        byKind.forEach((kind, members) -> {
            StringBuilder cards = new StringBuilder("<div class=\"gallery\">");
            members.forEach(family -> cards.append(card(family)));
            page.section(
                    kind,
                    members.size() + (members.size() == 1 ? " family" : " families"),
                    cards.append("</div>").toString());
        });
        return page.html();
    }

    private static String kind(TaskFamily<?> family) {
        String name = family.getClass().getPackageName();
        if (!name.startsWith(BUILT_IN)) {
            return "Plug-ins";
        }
        String last = name.substring(BUILT_IN.length());
        return KINDS.getOrDefault(last, last);
    }

    private String card(TaskFamily<?> family) {
        FamilyPage about = FamilyPage.of(family);
        Shot shot = play(family);
        StringBuilder html = new StringBuilder("<article id=\"")
                .append(escape(family.spec().id()))
                .append("\">");
        for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
            html.append("<div class=\"")
                    .append(theme.name())
                    .append("\">")
                    .append(picture(family.spec().id(), shot, theme));
            html.append("</div>");
        }
        html.append("<h3>").append(escape(family.spec().id())).append("</h3><p>");
        html.append(escape(family.spec().rewardMeaning())).append("</p><details><summary>Its page</summary><dl>");
        about.facts()
                .forEach((name, value) -> html.append("<dt>")
                        .append(escape(name))
                        .append("</dt><dd>")
                        .append(escape(value))
                        .append("</dd>"));
        return html.append("</dl>")
                .append(about.html())
                .append("</details></article>")
                .toString();
    }

    /** The end of an episode and the way there. */
    private record Shot(SceneFrame last, List<Double> xs, List<Double> ys) {}

    private <T extends Record> Shot play(TaskFamily<T> family) {
        T task = family.tasks().sample(Split.TEST, Seeds.generator(Seeds.derive(seed, "task")));
        Environment<T> environment = new Environment<>(family, task);
        float[] action = new float[family.spec().actionSize()];
        try (RandomPolicy policy = new RandomPolicy(family.spec(), 1, 1, Seeds.derive(seed, "actions"))) {
            float[] observation = environment.reset(Seeds.derive(seed, "episode"));
            Shot way = new Shot(SceneFrame.of(environment.scene()), new ArrayList<>(), new ArrayList<>());
            EpisodePath.note(environment.scene(), way.xs, way.ys);
            boolean over = false;
            while (!over) {
                policy.act(observation, new boolean[] {true}, new float[0], action);
                StepResult step = environment.step(action);
                observation = step.observation();
                EpisodePath.note(environment.scene(), way.xs, way.ys);
                over = step.terminated() || step.truncated();
            }
            return new Shot(SceneFrame.of(environment.scene()), way.xs, way.ys);
        }
    }

    private static String picture(String id, Shot shot, Theme theme) {
        SvgCanvas canvas = new SvgCanvas(id + theme.name(), WIDTH, HEIGHT);
        double[] xs = shot.xs.stream().mapToDouble(x -> x).toArray();
        double[] ys = shot.ys.stream().mapToDouble(y -> y).toArray();
        Rect area = new Rect(0, 0, WIDTH, HEIGHT);
        Camera camera = shot.last.followed() >= 0
                ? Camera.of(shot.last, area)
                : Camera.fit(holding(shot.last.bounds(), xs, ys), area);
        List<Trail> trails = xs.length < 2 ? List.of() : List.of(new Trail(xs, ys));
        new ScenePainter(theme, EnumSet.of(Overlay.GRID, Overlay.TRAIL, Overlay.RAYS, Overlay.FORCES))
                .paint(canvas, shot.last, camera, trails);
        return canvas.svg();
    }

    /** What a fixed camera shows, and more where the robot left it. */
    private static SceneView.Bounds holding(SceneView.Bounds scene, double[] xs, double[] ys) {
        double margin = 0.05 * (scene.maxX() - scene.minX());
        return new SceneView.Bounds(
                Math.min(scene.minX(), Arrays.stream(xs).min().orElse(scene.minX() + margin) - margin),
                Math.min(scene.minY(), Arrays.stream(ys).min().orElse(scene.minY() + margin) - margin),
                Math.max(scene.maxX(), Arrays.stream(xs).max().orElse(scene.maxX() - margin) + margin),
                Math.max(scene.maxY(), Arrays.stream(ys).max().orElse(scene.maxY() - margin) + margin));
    }
}
