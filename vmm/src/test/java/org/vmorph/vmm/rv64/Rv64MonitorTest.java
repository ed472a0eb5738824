package org.vmorph.vmm.rv64;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Guests of the monitor end as they do on the machine it makes, under one, two and three of it. */
class Rv64MonitorTest {
  private static final Path GUESTS =
      Path.of(System.getProperty("vmorph.root", ".."), "guests", "rv64");
  private static final int ENTRIES = 7;
  private static final long STEPS = 2_000_000_000L;

  static Stream<Arguments> guests() {
    return Stream.of("hello", "firmware", "kernel")
        .flatMap(name -> IntStream.rangeClosed(1, 3).mapToObj(depth -> Arguments.of(name, depth)));
  }

  @ParameterizedTest
  @MethodSource("guests")
  void a_guest_ends_as_on_the_bare_machine(String name, int depth) throws IOException {
    var guest = MonitorText.guest(name + ".s", Files.readString(GUESTS.resolve(name + ".s")));
    var monitor = MonitorText.asItIs();
    var bare = new Storeys(monitor, 0, ENTRIES, guest);
    assertThat(bare.ends(STEPS)).isTrue();
    var virtual = new Storeys(monitor, depth, ENTRIES, guest);
    long before = System.nanoTime();
    boolean ends = virtual.ends(STEPS);
    System.out.println(name + " " + depth + " " + (System.nanoTime() - before) / 1000000 + " ms " + virtual.guest().get("retired") + " bare " + bare.guest().get("retired"));
    if (!ends) {
      System.out.println(virtual.console() + " P=" + Long.toHexString(virtual.guest().get("P")) + " hw M=" + virtual.machine().state());
    }
    assertThat(ends).isTrue();
    assertThat(Storeys.differences(bare, virtual)).isEqualTo(List.of());
  }
}
