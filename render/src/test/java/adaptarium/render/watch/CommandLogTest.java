package adaptarium.render.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import adaptarium.render.Json;
import java.util.ArrayList;
import java.util.List;
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
                "[{\"step\":5,\"do\":\"reset\"},{\"step\":4,\"do\":\"reset\"}]"
            })
    void whatIsNoLogIsRefused(String json) {
        assertThrows(IllegalArgumentException.class, () -> CommandLog.fromJson(Json.parse(json)));
    }
}
