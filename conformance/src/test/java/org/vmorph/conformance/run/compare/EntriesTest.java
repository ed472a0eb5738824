package org.vmorph.conformance.run.compare;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.ir.File;
import org.vmorph.model.machines.Machines;
import org.vmorph.model.text.Assembler;
import org.vmorph.vmm.BareHost;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Host;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.control.TrapAndEmulate;

/** What is wrong for a while, and right again when the guest comes back, is seen at an entry. */
class EntriesTest {
  private static final Architecture MACHINE = Machines.named("third-generation").orElseThrow();
  private static final File REGISTERS = MACHINE.files().get(0);
  private static final int UNUSED = 15;

  /** Its first run is long enough for all of it: how long that is depends on the words. */
  private static GuestProgram program() {
    var words =
        new Assembler(MACHINE)
            .assemble("srb.s", ".word 0, 0\n srb r1\n srb r2\n srb r3\n srb r4\n halt\n")
            .words();
    var storage = Arrays.copyOf(words, 64);
    storage[12] = 2;
    return new GuestProgram(MACHINE, storage, new long[0], 0, 0);
  }

  private static boolean agrees(Vmm monitor) {
    var setting = Setting.of(MACHINE, List.of(monitor));
    var comparison = new Comparison(setting);
    var volume = new Volume(setting, comparison);
    comparison.start(program());
    return volume.agrees();
  }

  @Test
  void a_monitor_that_heals_itself_is_seen_while_it_is_ill() {
    assertThat(agrees(new TrapAndEmulate())).isTrue();
    assertThat(agrees(new Ill(2, 3))).isFalse();
    assertThat(new Volume(Setting.of(MACHINE, List.of(new Ill(2, 3)))).explain(program()))
        .isInstanceOf(Divergence.class);
  }

  /** Between two of its entries a register that nobody uses holds another word. */
  private record Ill(int from, int until) implements Vmm {
    @Override
    public String name() {
      return "ill";
    }

    @Override
    public Optional<String> inapplicable(Architecture machine) {
      return Optional.empty();
    }

    @Override
    public long room(long guestWords) {
      return new TrapAndEmulate().room(guestWords);
    }

    @Override
    public Guest boot(Host host, long[] image) {
      var between = new Between((BareHost) host, this);
      return new TrapAndEmulate().boot(between, image);
    }
  }

  /** Stands between the monitor and its host. */
  private static final class Between extends BareHost {
    private final BareHost host;
    private final Ill ill;
    private int entries;

    Between(BareHost host, Ill ill) {
      super(host.machine());
      this.host = host;
      this.ill = ill;
    }

    @Override
    public void store(File file, long index, long word) {
      host.store(file, index, word);
    }

    @Override
    public void storeAll(File file, long index, long[] words) {
      host.storeAll(file, index, words);
    }

    @Override
    public Exit run(long steps) {
      entries++;
      if (entries == ill.from || entries == ill.until) {
        host.store(REGISTERS, UNUSED, host.load(REGISTERS, UNUSED) ^ 1);
      }
      return host.run(steps);
    }
  }
}
