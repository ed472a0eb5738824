package org.vmorph.conformance.qemu;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** RV64 and QEMU's, which nobody of us has written, come to the same end. */
class QemuTest {
  private static final int PROGRAMS = Integer.getInteger("vmorph.qemu.programs", 12);
  private static final long SEED = Long.getLong("vmorph.qemu.seed", 0);

  private static final int RECORDED = 40;

  /** Recorded ones are of their own. */
  private static final long FIRST_RECORDED = 1974;

  private static final Model MODEL = new Model();

  @TempDir private Path folder;

  @BeforeAll
  static void record_anew() throws Exception {
    if ("write".equals(System.getProperty("vmorph.golden")) && Qemu.version().isPresent()) {
      var qemu = new Qemu(Path.of(System.getProperty("java.io.tmpdir")));
      var runs = new ArrayList<RecordedRuns.Run>();
      for (long seed = FIRST_RECORDED; seed < FIRST_RECORDED + RECORDED; seed++) {
        var before = RandomProgram.of(seed, MODEL.rv64);
        runs.add(new RecordedRuns.Run(seed, before, qemu.run(before)));
      }
      new RecordedRuns(Qemu.version().orElseThrow(), Qemu.command(), runs).write();
    }
  }

  @Test
  void random_programs_end_in_one_state_on_both() throws Exception {
    assumeThat(Qemu.version()).as("qemu-system-riscv64 is not installed").isPresent();
    var qemu = new Qemu(folder);
    for (long seed = SEED; seed < SEED + PROGRAMS; seed++) {
      var program = RandomProgram.of(seed, MODEL.rv64);
      assertThat(Difference.between(qemu.run(program), MODEL.run(program)))
          .as("program of seed %d", seed)
          .isEmpty();
    }
  }

  @Test
  void what_qemu_has_once_come_to_is_come_to_here() throws IOException {
    var recorded = RecordedRuns.read();
    assertThat(recorded.runs()).hasSize(RECORDED);
    for (var run : recorded.runs()) {
      assertThat(Difference.between(run.after(), MODEL.run(run.before())))
          .as("program of seed %d, recorded with %s", run.seed(), recorded.by())
          .isEmpty();
    }
  }

  /** Else the comparison would be of little. */
  @Test
  void recorded_programs_come_across_most_traps() throws IOException {
    var causes = new TreeSet<Long>();
    for (var run : RecordedRuns.read().runs()) {
      for (int at = RandomProgram.LOG; at < RandomProgram.SCRATCH; at += 32) {
        if (run.after()[at / 8 + 1] != 0) {
          causes.add(run.after()[at / 8]);
        }
      }
    }
    assertThat(causes).containsAll(Arrays.asList(2L, 3L, 5L, 7L, 8L, 9L, 11L, 13L, 15L));
  }

  /** Every word that is compared is missed if it is wrong. */
  @Test
  void a_word_that_is_wrong_is_told_by_name() throws IOException {
    var after = RecordedRuns.read().runs().getFirst().after();
    assertThat(wrong(after, RandomProgram.RESULTS + 8)).startsWith("x1: QEMU 0x");
    assertThat(wrong(after, RandomProgram.RESULTS + 8 * 32)).startsWith("csr 0x300: ");
    assertThat(wrong(after, RandomProgram.LOG)).startsWith("trap 0, cause: ");
    assertThat(wrong(after, RandomProgram.SCRATCH)).startsWith("storage at 0x80008000: ");
  }

  private static String wrong(long[] after, int at) {
    var other = after.clone();
    other[at / 8] ^= 8;
    return String.join("\n", Difference.between(after, other));
  }
}
