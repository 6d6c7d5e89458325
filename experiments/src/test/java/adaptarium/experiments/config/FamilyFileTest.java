package adaptarium.experiments.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Families;
import adaptarium.envs.RangeParameter;
import adaptarium.envs.Split;
import adaptarium.envs.VectorEnvironment;
import adaptarium.envs.data.DataFamily;
import adaptarium.envs.data.DataTask;
import adaptarium.envs.data.Schema;
import adaptarium.experiments.UserException;
import adaptarium.experiments.plugin.FamilyProject;
import adaptarium.experiments.plugin.Plugin;
import adaptarium.experiments.plugin.PluginScope;
import adaptarium.random.Seeds;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

final class FamilyFileTest {
    private static final String WEIGHT = """
        family: Weight-v0
        timestep: 0.01
        horizon: 40
        bounds: [-2, -2, 2, 2]
        constants: {half: 1 / 2, right: 90 deg}
        task:
          load: {unit: kg, train: [1, 3], live: true}
          down: {choices: [1, 2], weights: [3, 1]}
        start: {x0: random()}
        gravity: [0, -down]
        bodies:
          wall: {kind: terrain, at: [4, 0], shapes: {box: [0.2, 4]}}
          weight:
            at: [x0, half, right]
            shapes: {disc: 10 cm, density: 5}
        actions: {push: {}}
        memory: {steps: 0}
        rays: {ahead: {from: [weight.x, weight.y], to: [weight.x + 10, weight.y]}}
        drive: [{force: weight, value: [load * push, 0]}]
        after: {steps: steps + 1}
        reward:
          sum: {weight: 2, value: "max(1, 3) + -2 ^ 2 * 2 - sqrt(16) / 4", about: a sum}
          time: {cost: 0.5, value: time, about: the time}
        observation:
          x: {value: weight.x}
          y: {value: weight.y}
          angle: {value: weight.angle}
          steps: {value: steps}
          ahead: {rays: ahead}
          deep: {value: not (weight.y > half) and load >= 1}
        """;

    private static DataFamily read(String text) {
        return FamilyFile.read("w.yaml", text);
    }

    private static String complaint(String from, String to) {
        assertTrue(WEIGHT.contains(from), from);
        String message = assertThrows(UserException.class, () -> read(WEIGHT.replace(from, to)))
                .getMessage();
        assertEquals(1, message.lines().count(), message);
        return message;
    }

    @Test
    void aWeightFallsAsItsFormulasSay() {
        DataFamily family = read(WEIGHT);
        DataTask task = family.tasks().fromMap(Map.of("load", 2.0, "down", 2));
        try (VectorEnvironment<DataTask> env = new VectorEnvironment<>(family, 1, 1)) {
            env.assign(0, task, 3, 1);
            float x = env.observations()[0];
            assertEquals(Math.PI / 2, env.observations()[2], 1e-6);
            assertEquals((4 - 0.1 - x) / 10, env.observations()[4], 1e-3); // the wall's near side
            for (int i = 0; i < 20; i++) {
                env.step(new float[] {1});
            }
            double mass = 5 * Math.PI * 0.01;
            double t = 0.2;
            assertEquals(0.5 - 0.5 * 2 * t * t, env.observations()[1], 0.02); // y = y0 - g t²/2, to a step of Euler's
            assertEquals(x + 0.5 * 2 / mass * t * t, env.observations()[0], 0.15);
            assertEquals(20, env.observations()[3]);
            assertEquals(1, env.observations()[5]);
            // 2 (max(1, 3) - 2² · 2 - √16 / 4) - 0.5 · 0.2 = 2 (3 - 8 - 1) - 0.1
            assertEquals(-12.1, env.rewards()[0], 1e-5);
        }
        assertEquals(
                "2.0 times a sum; minus 0.5 times the time.",
                family.spec().rewardMeaning().replace("A sum", "a sum"));
        long ones = IntStream.range(0, 4000)
                .filter(i -> family.tasks()
                        .get(family.tasks().sample(Split.TRAIN, Seeds.generator(i)), "down")
                        .equals(1))
                .count();
        assertEquals(0.75, ones / 4000.0, 0.03);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "horizon: | horizont: | w.yaml:3: unknown key 'horizont'; did you mean 'horizon'?",
                "horizon: 40 | horizon: 0 | w.yaml:3: horizon must be a whole number in [1, 1000000], got 0.0",
                "1 / 2 | 1 / + 2 | w.yaml:5: constants.half: '1 / + 2': cannot read '+ 2'",
                "90 deg | 90 dge | w.yaml:5: constants.right: '90 dge': 'dge' is no unit; did you mean 'deg'?",
                "train: [1, 3] | train: [3, 1] | w.yaml:7: task.load: parameter 'load' needs train low < high",
                "live: true | alive: true | w.yaml:7: unknown key 'task.load.alive'; did you mean 'live'?",
                "[1, 2], weights | [1], weights | w.yaml:8: task.down: choice 'down' needs a weight above 0 for each",
                "[0, -down] | [0, -gravit] | w.yaml:10: gravity: nothing is called 'gravit'. What is used must stand",
                "disc: 10 cm | disk: 10 cm | w.yaml:15: unknown key 'bodies.weight.shapes.disk'; did you mean 'disc'?",
                "density: 5 | density: 2 * load | w.yaml:15: bodies.weight.shapes.density: 'load' is live, but the shape",
                "density: 5 | density: -5 | w.yaml:1: Weight-v0 cannot be played in",
                "density: 5 | density: (5 | w.yaml:15: bodies.weight.shapes.density: '(5': needs ')' at its end",
                "steps: steps + 1 | stepz: 1 | w.yaml:20: after.stepz: only memory can be changed; it holds [steps]",
                "{force: weight | {force: wait | w.yaml:19: no body 'wait'",
                "value: weight.x} | value: weight.z} | w.yaml:25: observation.x.value: 'weight' has no 'z'",
                "value: weight.x} | value: weight} | w.yaml:25: observation.x.value: 'weight' is a body; say which"
                        + " quantity",
                "value: time | value: max(time, 2) | w.yaml:23: unknown key 'reward.time.2)': inside braces, a formula"
                        + " with a comma in it stands in quotes. There are [value,",
                "sqrt(16) | sqr(16) | w.yaml:22: reward.sum.value: 'max(1, 3) + -2 ^ 2 * 2 - sqr(16) / 4': there is no",
                "not (weight.y > half) | not weight.y | w.yaml:30: observation.deep.value: 'not weight.y and load >="
                        + " 1'",
                "value: time | value: random() | w.yaml:23: reward.time.value: 'random()': random() is drawn at the",
                "unit: kg | unit: g | w.yaml:7: task.load.unit must be an SI unit: numbers are used as they are. Write"
                        + " 'kg', got 'g'",
                "{push: {}} | {push: {unit: 2 cm/s}} | w.yaml:16: actions.push.unit must be an SI unit: numbers are"
                        + " used as they are. Write '2 m/s'",
                "value: weight.x} | value: weight.x, unit: deg} | w.yaml:25: observation.x.unit must be an SI unit",
                "train: [1, 3] | train: [100 cm, 3] | w.yaml:7: task.load.train has a number in 'cm', but its unit is"
                        + " 'kg', not 'm'",
                "train: [1, 3] | train: [100 kgs, 3] | w.yaml:7: task.load.train: 'kgs' is no unit; did you mean 'kg'?",
                "timestep: 0.01 | timestep: 10 kg | w.yaml:2: timestep has a number in 'kg', but its unit is 's'",
                "90 deg | 3 kg + 10 deg | w.yaml:5: constants.right: '3 kg + 10 deg': '+' is given kg and no unit, which"
                        + " do not go together; a number without a unit fits anything",
                "value: time | value: time - weight.x | w.yaml:23: reward.time.value: 'time - weight.x': '-' is given s"
                        + " and m, which",
                "(weight.y > half) | (weight.y > time) | w.yaml:30: observation.deep.value: 'not (weight.y > time) and"
                        + " load >= 1': '>' is given m and s,",
                "value: time | value: sin(time) | w.yaml:23: reward.time.value: 'sin(time)': sin needs a pure number or"
                        + " an angle, and is given one in s",
                "value: weight.x} | value: weight.vx, unit: m} | w.yaml:25: observation.x.value: 'weight.vx' is in m/s,"
                        + " where m is expected",
                "load * push, 0 | load * weight.vx, 0 | w.yaml:19: drive.value: 'load * weight.vx' is in kg m/s, where N"
                        + " is expected",
                "[x0, half, right] | [x0, 2 s, right] | w.yaml:14: bodies.weight.at: '2 s' is in s, where m is expected",
                "family: Weight-v0 | family: weight | w.yaml:1: family id must look like 'CartPole-v0', got 'weight'",
            })
    void whatDoesNotFitIsRefusedAtItsLine(String from, String to, String message) {
        String found = complaint(from, to);
        assertTrue(found.startsWith(message), found);
    }

    /** Numbers without a unit fit anything, also through a product: 9.81 may be an acceleration. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "load * push, 0 | load * 9.81, 1 kg * 1 m / 1 s / 1 s",
                "value: time | value: time + 0.5 * weight.x",
                "value: time | value: sqrt(weight.x ^ 2 + 1) + weight.y",
                "value: time | value: sin(2 * time) * weight.vx + weight.y / time",
                "value: time | value: (weight.touching + 1) * weight.rate + 1 / time",
                "value: weight.x} | value: weight.mass * weight.vx * weight.vx / 2 m, unit: N}",
            })
    void whatMayBeMeantIsNotRefused(String from, String to) {
        assertTrue(WEIGHT.contains(from), from);
        assertNotNull(read(WEIGHT.replace(from, to)));
    }

    /** Such as the manual tells to write; a name goes before a unit of the same letters. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1 / 2 | 1 m^2 / 2 m | 0.5",
                "1 / 2 | 50 cm | 0.5",
                "1 / 2 | 30 m/s * 1 s / 60 | 0.5",
                "1 / 2 | 8 N m s/rad * 0.25 rad/s / 4 N | 0.5",
                "1 / 2 | 18 kmh * 100 ms | 0.5",
                "1 / 2 | 5000 cm^2 / 1 m | 0.5",
                "1 / 2 | 2 kg/m^2 * 1 m ^ 3 / 4 kg | 0.5",
                "1 / 2, | 2 m/s/s * 0.5 s^2, s: 4, half2: 2 m/s,| 1",
                "constants: {half: 1 / 2, | constants: {s: 4, half: 2 m/s,| 0.5",
            })
    void numbersInFormulasMayCarryUnitsOfSeveralWords(String from, String to, float y) {
        assertTrue(WEIGHT.contains(from), from);
        DataFamily family = read(WEIGHT.replace(from, to));
        try (VectorEnvironment<DataTask> env = new VectorEnvironment<>(family, 1, 1)) {
            env.assign(0, family.tasks().sample(Split.TRAIN, Seeds.generator(1)), 3, 1);
            assertEquals(y, env.observations()[1], 1e-6);
        }
    }

    @Test
    void unitsOfSeveralWordsAreCheckedAndStandInRanges() {
        assertTrue(complaint("[load * push, 0]", "[8 N m s/rad, 0]").contains("'8 N m s/rad' is in kg m^2/s, where N"));
        DataFamily family = read(WEIGHT.replace("{unit: kg, train: [1, 3]", "{unit: N m, train: [100 N cm, 3 Nm]"));
        RangeParameter load = (RangeParameter) family.tasks().parameters().get(0);
        assertEquals("[1.0, 3.0]", List.of(load.low(), load.high()).toString());
        assertEquals(
                "w.yaml:7: task.load.train has a number in 'N m', but its unit is 'kg', not 'N m'",
                complaint("train: [1, 3]", "train: [1 N m, 3]"));
    }

    @Test
    void rangesAndTheTimestepMayCarryUnits() {
        DataFamily family = read(WEIGHT.replace("train: [1, 3]", "train: [1000 g, 3], shifted: [500 g, 5kg]")
                .replace("timestep: 0.01", "timestep: 10 ms"));
        assertEquals(0.01, family.spec().controlTimestep());
        RangeParameter load = (RangeParameter) family.tasks().parameters().get(0);
        assertEquals(
                "[1.0, 3.0, 0.5, 5.0]",
                List.of(load.low(), load.high(), load.outerLow(), load.outerHigh())
                        .toString());
        assertEquals("kg", load.unit());
    }

    /** What a message repeats of a file is cut: one of a damaged file may be as long as the file. */
    @Test
    void whatIsRepeatedOfAFileIsShort() {
        String message = complaint("1 / 2", "1 / 2" + " + 1 / 2".repeat(5000) + " + '");
        assertTrue(message.length() < 300, message);
        String word = complaint("{half: 1 / 2", "{" + "half".repeat(5000) + "(: 1 / 2");
        assertTrue(word.length() < 300, word);
    }

    @Test
    void aFamilyIsAPlugin(@TempDir Path folder) throws Exception {
        Path file = Files.writeString(folder.resolve("weight.yaml"), WEIGHT);
        Files.writeString(folder.resolve("other.yaml"), "family: CartPole-v0\n"); // a configuration, no plug-in
        assertEquals(List.of(new Plugin(file, Plugin.Kind.DATA)), Plugin.at(folder));
        try (PluginScope scope = new PluginScope()) {
            scope.give(Plugin.at(file));
            assertEquals("Weight-v0", Families.named("Weight").spec().id());
            assertEquals(
                    2,
                    Families.named("Weight-v0:rewards.time=2,horizon=7")
                            .rewardTerms()
                            .size());
            assertEquals(1, scope.needed(List.of("Weight-v0"), List.of()).size());
        }
        assertThrows(IllegalArgumentException.class, () -> Families.named("Weight-v0"));
    }

    @Test
    void aNewFamilyWorksAsItIs(@TempDir Path folder) throws Exception {
        Path file = FamilyProject.file("WobblyBox", folder);
        assertEquals("WobblyBox-v0", FamilyFile.read(file).spec().id());
        assertEquals(Schema.json(), Files.readString(folder.resolve("adaptarium-family.schema.json")));
        assertTrue(assertThrows(UserException.class, () -> FamilyProject.file("WobblyBox", folder))
                .getMessage()
                .endsWith("exists; it is not overwritten"));
    }

    /** As an editor reads it: every key of every example is a property of its section, of the kind that stands there, and none that must stand is missing. */
    @ParameterizedTest
    @ValueSource(strings = {"ball-throw", "data/hopper", "data/cheetah", "data/ball-on-beam", "data/arm-reach"})
    void theSchemaKnowsEveryKeyOfTheExamples(String example) {
        JsonNode schema = JsonMapper.shared().readTree(Schema.json());
        assertEquals("#/$defs/family", schema.get("$ref").stringValue());
        Path file = Path.of("../envs/src/test/examples/" + example + ".yaml");
        JsonNode written = YAMLMapper.builder().build().readTree(file.toFile());
        assertTrue(fits(schema, schema, written, example) > 40);
        ((ObjectNode) written.get("task").iterator().next()).put("trian", 1);
        assertThrows(AssertionError.class, () -> fits(schema, schema, written, example));
    }

    /** How many keys a value has at all depths. */
    private static int fits(JsonNode root, JsonNode rule, JsonNode value, String path) {
        JsonNode reference = rule.get("$ref");
        if (reference != null) {
            String name = reference.stringValue().replace("#/$defs/", "");
            JsonNode target = root.get("$defs").get(name);
            assertNotNull(target, path + ": " + name);
            return fits(root, target, value, path);
        }
        if (rule.has("oneOf")) {
            return fits(root, rule.get("oneOf").get(value.isArray() ? 1 : 0), value, path);
        }
        List<String> types = new ArrayList<>();
        JsonNode type = rule.get("type");
        (type.isArray() ? type : List.of(type)).forEach(one -> types.add(one.stringValue()));
        String kind = value.isObject()
                ? "object"
                : value.isArray() ? "array" : value.isNumber() ? "number" : value.isBoolean() ? "boolean" : "string";
        assertTrue(types.contains(kind), path + " is " + kind + ", not one of " + types);
        int keys = 0;
        if (value.isArray() && rule.has("items")) {
            for (JsonNode item : value) {
                keys += fits(root, rule.get("items"), item, path + "[]");
            }
        }
        if (value.isObject()) {
            for (JsonNode required : rule.has("required") ? rule.get("required") : List.<JsonNode>of()) {
                assertTrue(value.has(required.stringValue()), path + " lacks " + required);
            }
            for (Map.Entry<String, JsonNode> entry : value.properties()) {
                JsonNode known = rule.has("properties") ? rule.get("properties").get(entry.getKey()) : null;
                JsonNode below = known == null ? rule.get("additionalProperties") : known;
                assertTrue(below != null && below.isObject(), path + "." + entry.getKey() + " is unknown");
                keys += 1 + fits(root, below, entry.getValue(), path + "." + entry.getKey());
            }
        }
        return keys;
    }

    @Test
    void theThrowingArmIsShort() throws Exception {
        Path file = Path.of("../envs/src/test/examples/ball-throw.yaml");
        assertTrue(Files.readAllLines(file).size() < 80);
        assertEquals("BallThrow-v0", FamilyFile.read(file).spec().id());
    }
}
