package adaptarium.experiments.config;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.Families;
import adaptarium.experiments.UserException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FamilySectionTest {
    private static final String REST = """
        iterations: 1
        algorithm: {name: drift}
        """;

    private static RunConfig parse(String family, String... overrides) {
        return Configurations.parse("a.yaml", "family:" + family + "\n" + REST, List.of(overrides));
    }

    private static String id(String typed) {
        return Families.named(typed).spec().id();
    }

    @Test
    void aSectionStandsForTheIdOfAVariant() {
        String expected = id("BernoulliBandit-v0:arms=10,pulls=200");
        assertEquals(
                expected,
                parse(" {id: BernoulliBandit-v0, arms: 10, pulls: 200}").family());
        assertEquals(
                expected,
                parse(" BernoulliBandit-v0", "family.pulls=200", "family.arms=10")
                        .family());
        assertEquals(
                expected,
                parse(" BernoulliBandit-v0:arms=3,pulls=200", "family.arms=10").family());
        assertEquals(expected, parse(" " + expected).family());
        assertEquals("CartPole-v0", parse(" " + expected, "family=CartPole-v0").family());
        assertEquals(
                id("CartPole-v0:gain=1+noise=0.1"),
                parse(" CartPole-v0+noise=0.1", "family.gain=1").family());
    }

    @Test
    void everythingThatAVariantChangesHasAKey() {
        RunConfig config = parse("""

              id: CartPole-v0
              name: many
              horizon: 50
              episodes: 2
              poleMass: [0.1, 0.2]
              gain: {train: 0.5..2, shifted: 0.2..3, mean: 1, deviation: 0.4}
              drag: 0
              sign: {weights: {1: 3, -1: 1}}
              correlations: {halfLength: {cartMass: 0.5}}
            """);
        assertEquals(
                id("CartPole-v0:many,horizon=50,episodes=2,poleMass=0.1..0.2,gain=0.5..2,gain.shifted=0.2..3,"
                        + "gain.mean=1,gain.deviation=0.4,drag=0,sign.weights.1=3,sign.weights.-1=1,"
                        + "correlations.halfLength.cartMass=0.5"),
                config.family());
        assertEquals(config, Configurations.parse("b.yaml", YamlWriter.write(config), List.of()));
    }

    @Test
    void aFileChangesTheFamilyOfTheOneItExtends(@TempDir Path folder) throws Exception {
        Path below = Files.writeString(folder.resolve("below.yaml"), "family: {id: CartPole-v0, gain: 1}\n" + REST);
        Path above = folder.resolve("above.yaml");
        Files.writeString(above, "extends: " + below.getFileName() + "\nfamily: {drag: 0}\n");
        assertEquals(
                id("CartPole-v0:gain=1,drag=0"),
                Configurations.load(above.toString(), List.of()).family());
        Files.writeString(above, "extends: " + below.getFileName() + "\nfamily: {id: Pendulum-v0, horizon: 9}\n");
        assertEquals(
                id("Pendulum-v0:horizon=9"),
                Configurations.load(above.toString(), List.of()).family());
    }

    @Test
    void aSweepTakesVariantsApart() {
        assertEquals(
                List.of(List.of("family=A-v0:b=1,c=2..3"), List.of("family=C-v0:d=1")),
                Sweep.combinations(List.of("family=A-v0:b=1,c=2..3,C-v0:d=1")));
        assertEquals(
                List.of(List.of("family.number=1..3"), List.of("family.number=9")),
                Sweep.combinations(List.of("family.number=1..3,9")));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "poleMas: 1 | a.yaml:3: family: CartPole-v0: there is no setting 'poleMas'; did you mean 'poleMass'?",
                "poleMass: [1, 2, 3] | a.yaml:3: family: CartPole-v0: task parameter 'poleMass'",
                "horizon: 0 | a.yaml:3: family: CartPole-v0: horizon must be a whole number in [1, 1000000], got '0'",
                "poleMass: {trian: 1..2} | a.yaml:3: family: CartPole-v0: task parameter 'poleMass' has no 'trian'",
                "poleMass: a b | a.yaml:3: family.poleMass must be a number, a range such as 0.5..1.5",
                "poleMass: | a.yaml:3: family.poleMass must be a number, a range such as 0.5..1.5",
                "'pole mass': 1 | a.yaml:3: 'family.pole mass' is no setting of a family",
                "name: 7up | a.yaml:3: family: a variant is written",
            })
    void whatDoesNotFitIsRefusedAtItsLine(String line, String message) {
        String found = assertThrows(UserException.class, () -> parse("\n  id: CartPole-v0\n  " + line))
                .getMessage();
        assertEquals(message, found.substring(0, Math.min(found.length(), message.length())));
        assertEquals(1, found.lines().count());
    }

    @Test
    void aSectionNeedsAnId() {
        String found =
                assertThrows(UserException.class, () -> parse(" {gain: 1}")).getMessage();
        assertTrue(found.contains("family.id must be a family's name"), found);
    }
}
