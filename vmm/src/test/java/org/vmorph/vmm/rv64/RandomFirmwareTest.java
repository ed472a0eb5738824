package org.vmorph.vmm.rv64;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Firmware that nobody would write ends under the monitor for RV64 as it does without it. */
class RandomFirmwareTest {
  /** What takes longer has lost its way, on the bare machine. */
  private static final long BARE = 50_000;

  /** Under so many monitors it may take this many times as long. */
  private static final long TIMES = 400;

  @ParameterizedTest
  @CsvSource({"1, 200", "2, 20"})
  void it_ends_as_on_the_machine_it_has(int depth, int programs) {
    var setting = Storeys.Setting.usual();
    long most = BARE;
    for (int i = 0; i < depth; i++) {
      most *= TIMES;
    }
    int ended = 0;
    for (long seed = 0; seed < programs; seed++) {
      var guest = Rv64Guests.text("random" + seed + ".s", RandomFirmware.of(seed));
      var bare = new Storeys(Rv64MonitorTest.MONITOR, 0, setting, guest);
      if (bare.ends(BARE)) {
        ended++;
        Rv64MonitorTest.endsLike(
            "seed " + seed,
            bare,
            new Storeys(Rv64MonitorTest.MONITOR, depth, setting, guest),
            most);
      }
    }
    assertThat(ended).as("those that do not lose their way").isGreaterThan(programs / 2);
  }
}
