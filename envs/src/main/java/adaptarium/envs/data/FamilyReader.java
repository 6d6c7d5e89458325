package adaptarium.envs.data;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.FamilySetting;
import adaptarium.envs.RangeParameter;
import adaptarium.envs.TaskParameter;
import adaptarium.envs.TaskSpace;
import adaptarium.random.Seeds;
import adaptarium.sim.BodySpec;
import adaptarium.sim.PhysicsWorld;
import adaptarium.sim.SceneView;
import adaptarium.sim.WorldSettings;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Reads a description from top to bottom; every section may use what stands above it. */
final class FamilyReader {
    private static final int MOST_STEPS = 1_000_000;
    private static final int MOST_EPISODES = 1000;

    private final Fields fields;
    private final Scope scope = new Scope();
    private final List<FamilySetting> rewardTerms = new ArrayList<>();
    private final Set<String> live = new TreeSet<>();

    private FamilyReader(Fields fields) {
        this.fields = fields;
    }

    /**
     * Reads a description.
     *
     * @param root the whole of it
     * @return the family
     * @throws DataException where it does not fit
     */
    static DataFamily read(DataNode root) {
        Fields fields = Fields.of(root, "", "family");
        try {
            FamilyReader reader = new FamilyReader(fields);
            Plan plan = reader.plan();
            return new DataFamily(plan, reader.rewardTerms);
        } catch (DataException e) {
            throw e;
        } catch (IllegalArgumentException e) { // of the specification, the world or an axis
            throw new DataException(root.place(), String.valueOf(e.getMessage()));
        }
    }

    private Plan plan() {
        double step = fields.quantity("timestep", 0.02, "s");
        boolean side = fields.word("view", "side", List.of("side", "top")).equals("side");
        WorldSettings world = side ? WorldSettings.side(step) : WorldSettings.top(step);
        double[] constants = constants(world);
        TaskSpace<DataTask> tasks = TaskReader.read(fields);
        int parameters = scope.numbers();
        for (TaskParameter parameter : tasks.parameters()) {
            scope.number(
                    parameter.name(),
                    fields.place("task", parameter.name()),
                    Set.of(),
                    parameter instanceof RangeParameter range ? Dimension.of(range.unit()) : Dimension.ANY);
            if (parameter.live()) {
                live.add(parameter.name());
            }
        }
        List<Plan.Assignment> derived = derived();
        List<Plan.Assignment> start = start();
        Formula[] gravity =
                fields.has("gravity") ? fields.formulas("gravity", scope, 2, 2, Dimension.ACCELERATION) : null;
        List<BodyPlan> bodies = bodies();
        List<JointPlan> joints = joints();
        ActionSpace actions = actions();
        int firstAction = scope.numbers() - actions.size();
        int effort = scope.number("effort", "", Set.of(), Dimension.ANY);
        int time = scope.number("time", "", Set.of(), Dimension.TIME);
        List<RayPlan> rays = rays();
        List<Plan.Assignment> before = changes("before");
        List<Drive> drive = new ArrayList<>();
        for (DataNode item : fields.items("drive")) {
            drive.add(Drive.read(item, "drive", scope, joints));
        }
        List<Plan.Assignment> after = changes("after");
        Optional<Formula> end = when("end");
        int ended = scope.number("ended", "", Set.of(), Dimension.ONE);
        List<String> meanings = new ArrayList<>();
        List<Plan.Term> reward = reward(meanings);
        List<Axis> axes = new ArrayList<>();
        List<Formula> observation = observation(rays, axes);
        Optional<Formula> success = when("success");
        List<MarkerPlan> markers = new ArrayList<>();
        fields.named("markers")
                .forEach((name, node) -> markers.add(MarkerPlan.read(name, node, "markers." + name, scope)));
        EnvironmentSpec spec = EnvironmentSpec.named(fields.text("family", ""))
                .observation(axes)
                .actions(actions)
                .controlTimestep(step)
                .horizon(fields.whole("horizon", 1, MOST_STEPS))
                .episodesPerTrial(fields.whole("episodes", 3, MOST_EPISODES))
                .reward(sentence(String.join("; ", meanings)))
                .end(end.isPresent() ? sentence(about("end")) : "Never; an episode goes on to the horizon.")
                .build();
        return new Plan(
                spec,
                tasks,
                world,
                scene(markers),
                constants,
                parameters,
                derived,
                start,
                gravity,
                bodies,
                rough(bodies),
                joints,
                rays,
                new Plan.Step(firstAction, effort, time, ended, before, List.copyOf(drive), after),
                new Plan.Size(
                        scope.numbers(),
                        rays.stream().mapToInt(ray -> ray.numbers().size()).sum()),
                end,
                success,
                success.isPresent() ? about("success") : "",
                reward,
                observation.toArray(Formula[]::new));
    }

    private double[] constants(WorldSettings world) {
        PhysicsWorld nowhere = new PhysicsWorld(world);
        Map<String, DataNode> given = fields.named("constants");
        State state = new State(given.size(), 0, 0, 0, nowhere, Seeds.generator(0));
        given.forEach((name, node) -> {
            Formula formula = Fields.formula(node, "constants." + name, scope, null);
            double value = formula.at(state);
            if (!Double.isFinite(value)) {
                throw new DataException(node.place(), "constants." + name + " is " + value);
            }
            state.numbers[scope.number(name, fields.place("constants", name), Set.of(), formula.dimension())] = value;
        });
        return state.numbers;
    }

    private List<Plan.Assignment> derived() {
        List<Plan.Assignment> derived = new ArrayList<>();
        fields.named("derived").forEach((name, node) -> {
            Formula formula = Fields.formula(node, "derived." + name, scope, null);
            derived.add(new Plan.Assignment(number("derived", name, formula), formula));
        });
        return List.copyOf(derived);
    }

    private List<Plan.Assignment> start() {
        List<Plan.Assignment> start = new ArrayList<>();
        scope.allowDraws(true);
        fields.named("start").forEach((name, node) -> {
            Formula formula = Fields.formula(node, "start." + name, scope, null);
            start.add(new Plan.Assignment(number("start", name, formula), formula));
        });
        scope.allowDraws(false);
        fields.named("memory").forEach((name, node) -> {
            Formula formula = Fields.formula(node, "memory." + name, scope, null);
            int index = scope.number(name, fields.place("memory", name), Set.of(), formula.dimension());
            start.add(new Plan.Assignment(index, formula));
        });
        return List.copyOf(start);
    }

    private int number(String key, String name, Formula formula) {
        return scope.number(name, fields.place(key, name), formula.names(), formula.dimension());
    }

    /** What stays as it was built must not depend on what may change in mid-episode. */
    private void requireFixed(Formula formula, String what) {
        for (String name : scope.behind(formula)) {
            if (live.contains(name)) {
                throw new DataException(
                        formula.place(),
                        "'" + name + "' is live, but " + what
                                + " cannot change in mid-episode; gravity, friction, a joint's"
                                + " motor and damping, and what is computed in a step can");
            }
        }
    }

    private List<BodyPlan> bodies() {
        List<BodyPlan> bodies = new ArrayList<>();
        fields.named("bodies").forEach((name, node) -> {
            BodyPlan body = BodyPlan.read(name, node, "bodies." + name, fields.place("bodies", name), scope);
            body.fixed().forEach(formula -> requireFixed(formula, "the shape of '" + name + "'"));
            bodies.add(body);
        });
        // static bodies come first, and keep their order
        bodies.sort(Comparator.comparing(body -> body.kind() != BodySpec.Kind.STATIC));
        return List.copyOf(bodies);
    }

    private List<BodyPlan> rough(List<BodyPlan> bodies) {
        List<BodyPlan> rough = new ArrayList<>();
        for (BodyPlan body : bodies) {
            boolean follows = body.shapes().stream()
                    .anyMatch(shape -> scope.behind(shape.friction()).stream().anyMatch(live::contains));
            long kinds = body.shapes().stream()
                    .map(shape -> shape.friction().text())
                    .distinct()
                    .count();
            if (follows && kinds > 1) {
                throw new DataException(
                        fields.place("bodies", body.name()),
                        "the shapes of '" + body.name()
                                + "' need the same friction, for it depends on a live parameter");
            }
            if (follows) {
                rough.add(body);
            }
        }
        return List.copyOf(rough);
    }

    private List<JointPlan> joints() {
        List<JointPlan> joints = new ArrayList<>();
        fields.named("joints").forEach((name, node) -> {
            JointPlan joint = JointPlan.read(name, node, "joints." + name, fields.place("joints", name), scope);
            joint.fixed().forEach(formula -> requireFixed(formula, "the range of '" + name + "'"));
            joints.add(joint);
        });
        return List.copyOf(joints);
    }

    private ActionSpace actions() {
        List<Axis> axes = new ArrayList<>();
        fields.named("actions").forEach((name, node) -> {
            Fields action = Fields.of(node, "actions." + name, "action");
            String unit = action.unit();
            axes.add(new Axis(
                    action.text("about", name.replace('_', ' ')),
                    unit,
                    action.number("low", -1),
                    action.number("high", 1)));
            scope.number(name, fields.place("actions", name), Set.of(), Dimension.of(unit));
        });
        return new ActionSpace.Continuous(axes);
    }

    private List<RayPlan> rays() {
        List<RayPlan> rays = new ArrayList<>();
        int[] first = {0};
        fields.named("rays").forEach((name, node) -> {
            RayPlan ray = RayPlan.read(name, node, "rays." + name, fields.place("rays", name), scope, first[0]);
            first[0] += ray.numbers().size();
            rays.add(ray);
        });
        return List.copyOf(rays);
    }

    private List<Plan.Assignment> changes(String key) {
        List<Plan.Assignment> changes = new ArrayList<>();
        Set<String> memory = fields.named("memory").keySet();
        fields.named(key).forEach((name, node) -> {
            if (!memory.contains(name)) {
                throw new DataException(
                        fields.place(key, name), key + "." + name + ": only memory can be changed; it holds " + memory);
            }
            changes.add(new Plan.Assignment(
                    scope.indexOfNumber(name, fields.place(key, name)),
                    Fields.formula(node, key + "." + name, scope, null).measuring(scope.dimension(name))));
        });
        return List.copyOf(changes);
    }

    private Optional<Formula> when(String key) {
        return fields.section(key, "when").map(section -> section.condition("when", scope));
    }

    private String about(String key) {
        return fields.section(key, "when").orElseThrow().text("about", "");
    }

    private List<Plan.Term> reward(List<String> meanings) {
        List<Plan.Term> terms = new ArrayList<>();
        fields.named("reward").forEach((name, node) -> {
            Fields term = Fields.of(node, "reward." + name, "term");
            if (!name.matches("[A-Za-z]\\w*") || (term.has("weight") && term.has("cost"))) {
                throw new DataException(
                        fields.place("reward", name),
                        "reward." + name + " needs a name of letters, and weight or cost");
            }
            boolean cost = term.has("cost");
            double weight = term.number(cost ? "cost" : "weight", 1);
            if (weight < 0) {
                throw term.wrong(cost ? "cost" : "weight", "must be at least 0, got " + weight);
            }
            String about = term.text("about", "");
            String times = weight == 1 ? "" : weight + " times ";
            meanings.add((cost ? "minus " : "") + times + about);
            terms.add(new Plan.Term(name, cost ? -1 : 1, term.either("value", scope)));
            rewardTerms.add(FamilySetting.reward(name, weight, (cost ? "cost of " : "weight of ") + about));
        });
        return List.copyOf(terms);
    }

    private List<Formula> observation(List<RayPlan> rays, List<Axis> axes) {
        List<Formula> observation = new ArrayList<>();
        fields.named("observation").forEach((name, node) -> {
            Fields observed = Fields.of(node, "observation." + name, "observed");
            if (observed.has("rays") == observed.has("value")) {
                throw new DataException(node.place(), "observation." + name + " needs either 'value' or 'rays'");
            }
            if (observed.has("rays")) {
                String called = observed.text("rays", "");
                RayPlan ray = rays.stream()
                        .filter(known -> known.name().equals(called))
                        .findFirst()
                        .orElseThrow(() -> observed.wrong(
                                "rays",
                                "must name a ray; there are "
                                        + rays.stream().map(RayPlan::name).toList()));
                for (int i = 0; i < ray.numbers().size(); i++) {
                    int index = ray.numbers().get(i);
                    axes.add(new Axis(ray.fan() ? name + " " + (i + 1) : name, "range", 0, 1));
                    observation.add(new Formula(
                            Operand.number(index), false, Dimension.ONE, Set.of(), called, observed.place("rays")));
                }
                return;
            }
            String unit = observed.unit();
            axes.add(new Axis(
                    name,
                    unit,
                    observed.number("low", Double.NEGATIVE_INFINITY),
                    observed.number("high", Double.POSITIVE_INFINITY)));
            observation.add(observed.either("value", scope).measuring(Dimension.of(unit)));
        });
        return observation;
    }

    private Plan.Scene scene(List<MarkerPlan> markers) {
        List<Double> view = fields.numbers("bounds");
        if (view.size() != 4) {
            throw fields.wrong("bounds", "must be [left, bottom, right, top], got " + view);
        }
        SceneView.Bounds bounds = new SceneView.Bounds(view.get(0), view.get(1), view.get(2), view.get(3));
        return new Plan.Scene(
                bounds,
                fields.has("ground") ? SceneView.Ground.level(fields.number("ground", 0)) : null,
                fields.has("follow") ? scope.indexOfBody(fields.text("follow", ""), fields.place("follow")) : -1,
                List.copyOf(markers));
    }

    private static String sentence(String words) {
        return words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + (words.endsWith(".") ? "" : ".");
    }
}
