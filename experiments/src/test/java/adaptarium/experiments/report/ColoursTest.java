package adaptarium.experiments.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import adaptarium.meta.Role;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ColoursTest {
    private static final Colours.Wearer RL2 = new Colours.Wearer("RL²", "rl2", Role.META_LEARNER);
    private static final Colours.Wearer PPO = new Colours.Wearer("PPO", "ppo", Role.BASELINE);
    private static final Colours.Wearer ORACLE = new Colours.Wearer("PPO, told", "ppo-oracle", Role.ORACLE);
    private static final Colours.Wearer RANDOM = new Colours.Wearer("random actions", "", Role.RANDOM);

    @Test
    void aLearnerHasOneColourWhereverItStands() {
        List<Colours.Wearer> all = new ArrayList<>(List.of(RL2, PPO, ORACLE, RANDOM));
        Map<String, Integer> first = Colours.of(all);
        Collections.reverse(all);
        assertEquals(first, Colours.of(all));
        assertEquals(first.get("PPO"), Colours.of(List.of(PPO)).get("PPO"));
        assertEquals(
                first.get("random actions"), Colours.of(List.of(RANDOM, RL2)).get("random actions"));
        assertEquals(4, new HashSet<>(first.values()).size());
    }

    @Test
    void variantsOfOneAlgorithmAreToldApart() {
        Colours.Wearer slow = new Colours.Wearer("RL², learningRate 0.001", "rl2", Role.META_LEARNER);
        Colours.Wearer fast = new Colours.Wearer("RL², learningRate 0.01", "rl2", Role.META_LEARNER);
        Map<String, Integer> colours = Colours.of(List.of(fast, slow, PPO));
        assertNotEquals(colours.get(slow.label()), colours.get(fast.label()));
        assertEquals(Colours.of(List.of(PPO)).get("PPO"), colours.get("PPO"));
        assertEquals(Colours.of(List.of(RL2)).get("RL²"), colours.get(slow.label()));
    }

    @Test
    void whatIsTakenAwayFromALearnerHasOneColourWhoeverStandsBeside() {
        List<Colours.Wearer> taken = new ArrayList<>();
        for (String what : List.of("memory wiped", "reward hidden", "action hidden", "memory poisoned")) {
            taken.add(new Colours.Wearer("RL², " + what, "rl2", Role.ABLATION));
        }
        Map<String, Integer> few = Colours.of(taken);
        assertEquals(4, new HashSet<>(few.values()).size());
        taken.addAll(List.of(
                RL2,
                PPO,
                ORACLE,
                RANDOM,
                new Colours.Wearer("PPO, epochs 1", "ppo", Role.BASELINE),
                new Colours.Wearer("PPO, epochs 4", "ppo", Role.BASELINE)));
        Map<String, Integer> many = Colours.of(taken);
        few.forEach((label, colour) -> assertEquals(colour, many.get(label), label));
    }
}
