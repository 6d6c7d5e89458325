package adaptarium.render.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.render.Json;
import adaptarium.sim.AddedBody;
import adaptarium.sim.SceneEdit;
import adaptarium.sim.SceneEdits;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLogTest {
    @Test
    void everyCommandIsReadBackAsItWas() {
        List<Command> commands = List.of(
                new Command.Reset(),
                new Command.NextTask(),
                new Command.Change("gain", 0.1 + 0.2),
                new Command.Change("driven", "SHOULDER"),
                new Command.Pull(Snapshot.Source.BESIDE, 3, -0.125, 1e-9, Math.PI, -1 / 3.0),
                new Command.Release(),
                new Command.BreakJoint("left \"knee\""),
                new Command.Motor(7, false),
                new Command.Motor(7, true),
                new Command.Beside("PPO that sees the task"),
                new Command.Beside(""),
                new Command.Play(Map.of("gain", 0.1 + 0.2)),
                new Command.Play(Map.of("sign", "PLUS"), 7, SceneEdits.NONE),
                new Command.Play(
                        Map.of(),
                        0,
                        SceneEdits.NONE
                                .plus(new SceneEdit.Place("a", 1 / 3.0, 0, 0))
                                .plus(new SceneEdit.Place("b", 2 / 3.0, 0, 0))),
                new Command.Edit(Snapshot.Source.NOW, new SceneEdit.Place("left \"foot\"", 1 / 3.0, -1e-300, Math.PI)),
                new Command.Edit(
                        Snapshot.Source.BESIDE,
                        new SceneEdit.Put(new AddedBody(
                                AddedBody.Form.WEIGHT, "weight 1", "torso", 0.1, -0.2, 1e-9, 0.3, 0.4, 1 / 7.0, 0))),
                new Command.Edit(Snapshot.Source.NOW, new SceneEdit.Remove("weight 1")),
                new Command.Undo(),
                new Command.Redo(),
                new Command.Act(List.of(-1.0, 0.25)));
        List<CommandLog.Entry> entries = new ArrayList<>();
        for (int i = 0; i < commands.size(); i++) {
            entries.add(new CommandLog.Entry(5L * i, commands.get(i)));
        }
        CommandLog log = new CommandLog(entries);
        assertEquals(log, CommandLog.fromJson(Json.parse(log.toJson())));
        assertEquals(CommandLog.EMPTY, CommandLog.fromJson(Json.parse(CommandLog.EMPTY.toJson())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "[1]",
                "[{\"do\":\"reset\"}]",
                "[{\"step\":1}]",
                "[{\"step\":1,\"do\":\"dance\"}]",
                "[{\"step\":1,\"do\":\"change\",\"name\":\"gain\"}]",
                "[{\"step\":1,\"do\":\"pull\",\"where\":\"THERE\",\"body\":1,\"localX\":0,\"localY\":0,\"x\":0,\"y\":0}]",
                "[{\"step\":1,\"do\":\"act\",\"action\":[\"left\"]}]",
                "[{\"step\":1,\"do\":\"edit\",\"where\":\"NOW\",\"edit\":{\"edit\":\"paint\",\"body\":\"torso\"}}]",
                "[{\"step\":1,\"do\":\"edit\",\"where\":\"NOW\",\"edit\":\"paint\"}]",
                "[{\"step\":1,\"do\":\"play\",\"values\":{},\"edits\":[7]}]",
                "[{\"step\":1,\"do\":\"edit\",\"where\":\"NOW\",\"edit\":{\"edit\":\"place\",\"body\":\"torso\",\"x\":1,\"y\":2}}]",
                "[{\"step\":1,\"do\":\"edit\",\"where\":\"NOW\",\"edit\":{\"edit\":\"place\",\"body\":\"a\",\"x\":1e999,\"y\":2,\"angle\":0}}]",
                "[{\"step\":1,\"do\":\"edit\",\"where\":\"NOW\",\"edit\":{\"edit\":\"put\",\"body\":\"a\",\"form\":\"ball\",\"on\":\"\"}}]",
                "[{\"step\":1.5,\"do\":\"reset\"}]",
                "[{\"step\":-1,\"do\":\"reset\"}]",
                "[{\"step\":1e300,\"do\":\"reset\"}]",
                "[{\"step\":1,\"do\":\"motor\",\"index\":1.5,\"works\":1}]",
                "[{\"step\":1,\"do\":\"motor\",\"index\":1,\"works\":2}]",
                "[{\"step\":1,\"do\":\"play\",\"values\":{},\"number\":4294967297}]",
                "[{\"step\":5,\"do\":\"reset\"},{\"step\":4,\"do\":\"reset\"}]"
            })
    void whatIsNoLogIsRefused(String json) {
        assertThrows(IllegalArgumentException.class, () -> CommandLog.fromJson(Json.parse(json)));
    }
}
