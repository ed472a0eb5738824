package org.vmorph.vmm.rv64;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Firmware that nobody would write ends under the monitor for RV64 as it does without it. */
class RandomFirmwareTest {
  private static final int ENTRIES = 7;

  /** What takes longer has lost its way, on the bare machine. */
  private static final long BARE = 50_000;

  /** Under so many monitors it may take this many times as long. */
  private static final long TIMES = 400;

  @ParameterizedTest
  @CsvSource({"1, 200", "2, 20"})
  void it_ends_as_on_the_machine_it_has(int depth, int programs) {
    var monitor = MonitorText.asItIs();
    var setting = Storeys.Setting.usual(ENTRIES);
    int ended = 0;
    for (long seed = 0; seed < programs; seed++) {
      var guest = Rv64Guests.text("random" + seed + ".s", RandomFirmware.of(seed));
      var bare = new Storeys(monitor, 0, setting, guest);
      if (bare.ends(BARE)) {
        ended++;
        var virtual = new Storeys(monitor, depth, setting, guest);
        long most = BARE;
        for (int i = 0; i < depth; i++) {
          most *= TIMES;
        }
        assertThat(virtual.ends(most)).as("seed %d ends", seed).isTrue();
        assertThat(Storeys.differences(bare, virtual)).as("seed %d", seed).isEqualTo(List.of());
      }
    }
    assertThat(ended).as("those that do not lose their way").isGreaterThan(programs / 2);
  }
}
