package adaptarium.envs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import adaptarium.envs.family.navigation.PointNavigation;
import org.junit.jupiter.api.Test;

class FamiliesTest {
    @Test
    void registeredFamiliesAreFoundByTheirIds() {
        assertTrue(Families.named("PointNavigation-v0") instanceof PointNavigation);
        for (TaskFamily<?> family : Families.all()) {
            assertEquals(family.getClass(), Families.named(family.spec().id()).getClass());
        }
    }

    @Test
    void anUnknownNameNamesTheNearest() {
        String message = Refusal.of(() -> Families.named("PointNavigaton-v0"));
        assertTrue(message.startsWith("no family 'PointNavigaton-v0'; did you mean 'PointNavigation-v0'?"), message);
        assertTrue(message.contains("list families"), message);
    }
}
