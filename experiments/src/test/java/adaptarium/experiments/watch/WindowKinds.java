package adaptarium.experiments.watch;

import adaptarium.envs.Families;
import adaptarium.envs.Split;
import adaptarium.envs.TaskFamily;
import adaptarium.experiments.FileKind;
import adaptarium.experiments.UserException;
import adaptarium.experiments.run.FrozenTasks;
import adaptarium.experiments.run.Json;
import adaptarium.experiments.run.Sensitivity;
import adaptarium.render.watch.Command;
import adaptarium.render.watch.CommandLog;
import adaptarium.render.watch.EditText;
import adaptarium.render.watch.Snapshot;
import adaptarium.render.watch.WindowSettings;
import adaptarium.sim.AddedBody;
import adaptarium.sim.SceneEdit;
import adaptarium.sim.SceneEdits;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The files of windows: maps, what a window remembers, edited scenes, and sessions with everything a user can do. */
public final class WindowKinds {
    private static final TaskFamily<?> FAMILY = Families.named("UnknownGainSlider-v0");
    private static final SceneEdits SCENE = new SceneEdits(List.of(
            new SceneEdit.Put(
                    new AddedBody(AddedBody.Form.BOX, "box 1", "", 1, 0.5, 0.25, 0.3, 0.2, /* density= */ 2, 0.5)),
            new SceneEdit.Place("slider", 0.5, 0, 0)));

    private WindowKinds() {}

    /** The kinds. */
    public static List<FileKind> all() {
        return List.of(
                new FileKind("heatmap-gain-sign.json", Json.pretty(map()), WindowKinds::mapped),
                new FileKind("window.json", WindowSettings.USUAL.toJson(), FileKind.text(WindowSettings::parse)),
                new FileKind("scene.json", scene(FAMILY), file -> KeptTasks.read(file, FAMILY)),
                new FileKind("edits.json", edits(), FileKind.text(WindowKinds::edited)),
                new FileKind("unsealed.replay", unsealed(), ReplayFile::read),
                new FileKind("sealed.replay", replay().content(), WindowKinds::believed));
    }

    private static Sensitivity map() {
        Sensitivity.Axis gain = new Sensitivity.Axis("gain", "1", List.of(0.5, 1.0), List.of(true, false));
        Sensitivity.Axis sign = new Sensitivity.Axis("sign", "1", List.of("LEFT", "RIGHT"), List.of(true, true));
        List<List<Double>> returns = List.of(List.of(1.0, -2.5), List.of(Double.NaN, 4e-10));
        return new Sensitivity("a", "A-v0", 3, 1, 5, gain, sign, returns, returns, Map.of("mass", 0.5));
    }

    private static void mapped(Path file) {
        TaskMaps.figures(file.resolveSibling(""), complaint -> {
            throw new UserException(complaint);
        });
    }

    private static <T extends Record> String scene(TaskFamily<T> family) {
        return FrozenTasks.one(family, Split.TEST, 1, 3, family.tasks().nominal(), SCENE)
                .content();
    }

    private static String edits() {
        return Json.pretty(EditText.maps(SCENE));
    }

    private static void edited(String json) {
        if (!(adaptarium.render.Json.parse(json) instanceof List<?> list)) {
            throw new IllegalArgumentException("edits are an array");
        }
        EditText.edits(list.stream()
                .map(edit -> edit instanceof Map<?, ?> map ? map : Map.of())
                .toList());
    }

    private static ReplayFile replay() {
        CommandLog log = new CommandLog(List.of(
                new CommandLog.Entry(0, new Command.Play(Map.of("gain", 0.5, "sign", "LEFT"), 3, SCENE)),
                new CommandLog.Entry(3, new Command.Pull(Snapshot.Source.NOW, 1, 0.1, 0.2, 3, 4)),
                new CommandLog.Entry(4, new Command.Edit(Snapshot.Source.NOW, new SceneEdit.Remove("box 1"))),
                new CommandLog.Entry(5, new Command.Undo()),
                new CommandLog.Entry(5, new Command.Redo()),
                new CommandLog.Entry(6, new Command.Motor(1, true)),
                new CommandLog.Entry(7, new Command.Act(List.of(0.5, -1.0))),
                new CommandLog.Entry(9, new Command.Beside("oracle"))));
        return new ReplayFile(/* driven= */ true, "a", "HalfCheetah-v0", Split.SHIFTED, 1L << 60, 2, "abc", 50, log);
    }

    /** As earlier versions wrote it: what is damaged is to be seen by itself. */
    private static String unsealed() {
        return replay().content()
                .replaceFirst(",\"seal\":\"[0-9a-f]{64}\"", "")
                .replace("adaptarium replay 2", "adaptarium replay 1");
    }

    private static void believed(Path file) {
        ReplayFile read = ReplayFile.read(file);
        if (!read.equals(replay())) {
            throw new AssertionError("a changed replay was believed: " + read);
        }
    }
}
