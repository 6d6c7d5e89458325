package adaptarium.experiments.watch;

import adaptarium.envs.ActionSpace;
import adaptarium.envs.Axis;
import adaptarium.envs.EnvironmentSpec;
import adaptarium.envs.TaskFamily;
import adaptarium.envs.VectorEnvironment;
import adaptarium.meta.Adaptation;
import adaptarium.meta.play.RoundObserver;
import adaptarium.meta.play.RoundPlayer;
import adaptarium.render.StripPlot;
import adaptarium.render.watch.Readings;
import adaptarium.render.watch.Snapshot;
import adaptarium.sim.AddedBody;
import adaptarium.sim.SceneEdit;
import adaptarium.sim.SceneEditor;
import adaptarium.sim.SceneEdits;
import adaptarium.sim.SceneView;
import adaptarium.sim.Touchable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * One agent at work in one task: its episodes side by side, its actions, and what is seen of them.
 *
 * @param <T> the family's task record
 */
final class Player<T extends Record> implements RoundObserver, AutoCloseable {
    private final Adaptation adaptation;
    private final RoundPlayer<T> round;
    private final VectorEnvironment<T> environments;
    private final SlotWatch watch;
    private Conditions<T> conditions;
    private Snapshot.@Nullable Hand hand;
    private final BeliefMap map;
    private final Whereabouts whereabouts;
    private final ForetoldRobot foretold;
    private float[] asked = new float[0]; // the action that the first slot's agent asked for
    private List<SceneView.Marker> expected = List.of(); // where the agent expects to go, and to have come
    private Readings readings = Readings.NONE;
    private List<SceneView.Marker.Shade> shades = List.of(); // where the agent expects reward
    private final Set<String> leftOut = new TreeSet<>(); // things that have no room in the first slot's episode
    private long steps;

    /**
     * A player; {@link #beginRound} comes next.
     *
     * @param family what is played
     * @param adaptation who plays, closed with the player
     * @param conditions what it is played under
     */
    Player(TaskFamily<T> family, Adaptation adaptation, Conditions<T> conditions) {
        this.adaptation = adaptation;
        this.conditions = conditions;
        int slots = adaptation.tasks() * adaptation.episodesPerRound();
        round = new RoundPlayer<>(family, slots, /* threads= */ 1);
        environments = round.environments();
        watch = new SlotWatch(slots);
        map = BeliefMap.of(family);
        whereabouts = new Whereabouts(family);
        foretold = new ForetoldRobot(whereabouts, family.spec().controlTimestep());
    }

    Adaptation adaptation() {
        return adaptation;
    }

    /** What is played at present. */
    T task() {
        return conditions.task();
    }

    int slots() {
        return round.slots();
    }

    /** Steps taken in all episodes since the task began. */
    long steps() {
        return steps;
    }

    /**
     * Begins an episode in every slot.
     *
     * @param under what they are played under
     * @param seeds long[slots]
     */
    void beginRound(Conditions<T> under, long[] seeds) {
        round.begin(Collections.nCopies(slots(), under.task()), seeds, /* episodes= */ 1, RoundObserver.NOBODY);
        conditions = new Conditions<>(under.task(), under.stoppedMotors(), Set.of(), SceneEdits.NONE);
        leftOut.clear();
        playUnder(under);
        watch.begin(environments);
        readings =
                new Readings(observation(), new float[0], Double.NaN, Double.NaN, Double.NaN, adaptation.fastState(0));
        foretold.forget();
        expected = List.of();
        shades = map.shades(adaptation, scene());
    }

    /**
     * Goes on under other conditions.
     *
     * @param under the same task but for live parameters, and at least what is broken already
     * @throws IllegalArgumentException where a parameter differs that is not live, or there is no such joint; nothing has changed then
     */
    void playUnder(Conditions<T> under) {
        for (String joint : under.brokenJoints()) {
            if (!conditions.brokenJoints().contains(joint)) {
                for (int slot = 0; slot < slots(); slot++) {
                    if (slot == 0 || environments.active()[slot]) {
                        environments.touch(slot).breakJoint(joint);
                    }
                }
            }
        }
        if (!under.task().equals(conditions.task())) {
            round.changeTask(under.task());
        }
        for (AddedBody thing : conditions.edits().things()) {
            if (under.edits().thing(thing.name()).isEmpty()) {
                everywhere(new SceneEdit.Remove(thing.name()));
            }
        }
        for (SceneEdit edit : under.edits().edits()) {
            if (!conditions.edits().edits().contains(edit)) {
                everywhere(edit);
            }
        }
        conditions = under;
    }

    // What has no room in a scene as it is now is left out until the next round; the body that lies there is not
    // pushed.
    private void everywhere(SceneEdit edit) {
        leftOut.remove(edit.body());
        for (int slot = 0; slot < slots(); slot++) {
            SceneEditor editor = environments.touch(slot).editor().orElseThrow();
            boolean running = slot == 0 || environments.active()[slot];
            if (running && editor.refusal(edit).isEmpty()) {
                editor.edit(edit);
            } else if (slot == 0 && edit instanceof SceneEdit.Put) {
                leftOut.add(edit.body());
            }
        }
    }

    /** Edits the scene of the first slot's present episode, and of no other. */
    void edit(SceneEdit edit) {
        requireEdit(edit);
        environments.touch(0).editor().orElseThrow().edit(edit);
    }

    /** Refuses an edit that the first slot's scene cannot take. */
    void requireEdit(SceneEdit edit) {
        Optional<SceneEditor> editor = environments.touch(0).editor();
        String refusal = editor.map(there -> there.refusal(edit).orElse("")).orElseGet(this::uneditable);
        if (!refusal.isEmpty()) {
            throw new IllegalArgumentException(refusal);
        }
    }

    /** Why no scene of the family can be edited; empty where they can. */
    String uneditable() {
        return scene() instanceof Touchable touchable && touchable.editor().isPresent()
                ? ""
                : environments.spec().id() + " is computed from equations of its own, not played in a physics world;"
                        + " its scene cannot be edited";
    }

    /** Advances every running episode by one control step. */
    void step(Snapshot.@Nullable Hand pulling) {
        hand = pulling;
        round.step(adaptation, this);
    }

    @Override
    public void chosen(RoundPlayer<?> player, float[] actions) {
        asked = Arrays.copyOf(actions, environments.spec().actionSize());
        stopMotors(actions);
        if (hand != null && player.acting()[0]) {
            environments.touch(0).pull(hand.body(), hand.localX(), hand.localY(), hand.x(), hand.y());
        }
    }

    @Override
    public void stepped(RoundPlayer<?> player) {
        for (boolean running : player.acting()) {
            steps += running ? 1 : 0;
        }
        watch.observe(environments, player.acting());
        if (player.acting()[0]) {
            int size = environments.spec().actionSize();
            Adaptation.Outlook outlook = adaptation.outlook(0);
            readings = new Readings(
                    observation(),
                    Arrays.copyOf(player.actions(), size),
                    environments.rewards()[0],
                    outlook.value(),
                    outlook.entropy(),
                    adaptation.fastState(0));
            expected = new ArrayList<>(PlannedPaths.markers(whereabouts, adaptation, environments));
            expected.addAll(foretold.markers(adaptation, environments, asked));
            shades = map.shades(adaptation, scene());
        }
    }

    private float[] observation() {
        return Arrays.copyOf(environments.observations(), environments.spec().observationSize());
    }

    /** What the numbers are that the first slot's agent carries. */
    List<StripPlot.Part> carriedParts() {
        return adaptation.fastParts().stream()
                .map(part -> new StripPlot.Part(part.name(), part.size()))
                .toList();
    }

    /** What the first slot's agent observes, does and thinks. */
    Readings readings() {
        return readings;
    }

    // What the agent asked for stays its own memory; what reaches the robot is nothing, or the bound nearest to it.
    private void stopMotors(float[] actions) {
        int size = environments.spec().actionSize();
        for (int index : conditions.stoppedMotors()) {
            Axis axis = axes(environments.spec()).get(index);
            for (int slot = 0; slot < slots(); slot++) {
                actions[slot * size + index] = (float) Math.min(axis.high(), Math.max(axis.low(), 0));
            }
        }
    }

    private static List<Axis> axes(EnvironmentSpec spec) {
        return spec.actions() instanceof ActionSpace.Continuous continuous ? continuous.axes() : List.of();
    }

    /** Whether an episode is running. */
    boolean isActive() {
        return round.isRunning();
    }

    /** Mean return of the round's episodes so far. */
    double meanReturn() {
        return watch.meanReturn();
    }

    /** What the first slot's last step was rewarded with. */
    double lastReward() {
        return environments.rewards()[0];
    }

    /** The first slot's scene. */
    SceneView scene() {
        return environments.scene(0);
    }

    /** Whether a body of the first slot's scene can be pulled at. */
    boolean canPull(int body) {
        return environments.touch(0).canPull(body);
    }

    /** The name of a body of the first slot's scene. */
    String nameOf(int body) {
        return scene().bodies().get(body).name();
    }

    /** The index of a body of the first slot's scene; -1 where there is none of that name. */
    int indexOf(String name) {
        return scene().bodies().stream().map(SceneView.BodyView::name).toList().indexOf(name);
    }

    /** Refuses a number that no motor has. */
    void requireMotor(int index) {
        if (index < 0 || index >= axes(environments.spec()).size()) {
            throw new IllegalArgumentException("there is no motor " + index + " to stop");
        }
    }

    /** Refuses a joint that is not there. */
    void requireJoint(String name) {
        List<String> whole =
                scene().joints().stream().map(SceneView.JointView::name).toList();
        if (!whole.contains(name)) {
            throw new IllegalArgumentException("there is no joint '" + name + "' to break; there are " + whole);
        }
    }

    Snapshot.Pane pane(Snapshot.Source source, String title, String note) {
        String shaded = shades.isEmpty() ? "" : " · shaded: where it expects reward";
        String absent = leftOut.isEmpty() ? "" : " · no room for " + String.join(", ", leftOut);
        Snapshot.Pane pane = watch.pane(source, title, note + absent + shaded + expectations(), environments);
        List<String> stopped = new ArrayList<>();
        for (int index : conditions.stoppedMotors()) {
            stopped.add(axes(environments.spec()).get(index).name());
        }
        return pane.with(pane.scene().withMarkers(shades).withMarkers(expected).withStopped(stopped))
                .with(readings);
    }

    private String expectations() {
        StringBuilder words = new StringBuilder();
        if (expected.stream().anyMatch(SceneView.Marker.Segment.class::isInstance)) {
            words.append(" · line: its plan");
        }
        for (SceneView.Marker marker : expected) {
            if (marker instanceof SceneView.Marker.Ghost || marker instanceof SceneView.Marker.Disc) {
                String shape = marker instanceof SceneView.Marker.Ghost ? "outline" : "ring";
                words.append(" · ").append(shape).append(": ").append(marker.name());
            }
        }
        return words.toString();
    }

    /** What the first slot's agent does. */
    List<Snapshot.Motor> motors() {
        List<Snapshot.Motor> motors = new ArrayList<>();
        if (environments.spec().actions() instanceof ActionSpace.Discrete discrete) {
            for (int i = 0; i < discrete.choices().size(); i++) {
                boolean lit = steps > 0 && Math.round(round.actions()[0]) == i;
                motors.add(new Snapshot.Motor(
                        discrete.choices().get(i),
                        "",
                        0,
                        1,
                        lit ? 1 : 0,
                        lit ? 1 : 0,
                        /* works= */ true,
                        /* breakable= */ false));
            }
            return motors;
        }
        List<Axis> axes = axes(environments.spec());
        for (int i = 0; i < axes.size(); i++) {
            Axis axis = axes.get(i);
            boolean works = !conditions.stoppedMotors().contains(i);
            double asked = round.actions()[i];
            motors.add(new Snapshot.Motor(
                    axis.name(),
                    axis.unit(),
                    axis.low(),
                    axis.high(),
                    Math.min(axis.high(), Math.max(axis.low(), asked)),
                    asked,
                    works,
                    /* breakable= */ true));
        }
        return motors;
    }

    @Override
    public void close() {
        adaptation.close();
        round.close();
    }
}
