package adaptarium.experiments.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ProcessorTest {
    private static final String CPUINFO = """
        processor\t: 0
        vendor_id\t: GenuineIntel
        model name\t: Some Core
        flags\t\t: fpu avx2 sse4_2 avx fma hypervisor

        processor\t: 1
        vendor_id\t: Another
        """;

    @Test
    void theFirstProcessorsVendorAndInstructionsAreTold() {
        Map<String, String> cpu = Processor.entries(CPUINFO);
        assertEquals("Some Core", Processor.name(cpu, Map.of()));
        assertEquals("GenuineIntel avx avx2 fma sse4_2", Processor.dispatch(cpu, Map.of()));
    }

    @Test
    void variablesThatSteerTheLibraryBelongToTheKind() {
        Map<String, String> environment = Map.of(
                "MKL_CBWR", "COMPATIBLE", "ATEN_CPU_CAPABILITY", "default", "MKL_NUM_THREADS", "3", "HOME", "/x");
        assertEquals(
                "GenuineIntel avx avx2 fma sse4_2 ATEN_CPU_CAPABILITY=default MKL_CBWR=COMPATIBLE",
                Processor.dispatch(Processor.entries(CPUINFO), environment));
    }

    @Test
    void aSystemThatDoesNotTellIsUnknown() {
        assertEquals("unknown", Processor.name(Map.of(), Map.of()));
        assertEquals("unknown", Processor.dispatch(Map.of(), Map.of()));
        String windows = "Intel64 Family 6 Model 158, GenuineIntel";
        assertEquals(windows, Processor.dispatch(Map.of(), Map.of("PROCESSOR_IDENTIFIER", windows)));
    }

    @Test
    void onlyAnotherKindIsWarnedOf() {
        assertEquals("", Processor.warning("AuthenticAMD avx2", "AuthenticAMD avx2"));
        assertEquals("", Processor.warning("unknown", "AuthenticAMD avx2"));
        assertEquals("", Processor.warning("AuthenticAMD avx2", "unknown"));
        String warning = Processor.warning("AuthenticAMD avx2", "GenuineIntel avx2");
        assertTrue(warning.contains("AuthenticAMD avx2; here GenuineIntel avx2"), warning);
        assertEquals(1, warning.lines().count());
    }
}
