package adaptarium.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class SealTest {
    @Test
    void whatIsPutTogetherComesApartAgain() {
        Seal seal = new Seal("{\"a\":1}", "0f");
        assertEquals("{\"a\":1,\"seal\":\"0f\"}", seal.text());
        assertEquals(seal, Seal.of(seal.text()));
        assertEquals(new Seal("{\"a\":1}", null), Seal.of("{\"a\":1}"));
        assertEquals("{\"a\":1}", new Seal("{\"a\":1}", null).text());
    }

    /** The last entry alone is a seal: what stands behind one would not be in it. */
    @Test
    void aSealStandsAtTheEnd() {
        for (String text : new String[] {
            "{\"seal\":\"0f\",\"a\":1}",
            "{\"a\":1,\"seal\":\"0f\",\"b\":2}",
            "{\"a\":1,\"seal\":\"xy\"}",
            "{\"a\":1,\"seal\":7}"
        }) {
            assertEquals(new Seal(text, null), Seal.of(text));
        }
    }

    /** FIPS 180-4's example. */
    @Test
    void itsHashIsSha256OfTheText() {
        assertEquals("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad", Seal.hash("abc"));
    }
}
