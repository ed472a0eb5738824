package org.vmorph.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vmorph.conformance.report.DivergenceText;
import org.vmorph.conformance.shrink.Shrinker;
import org.vmorph.model.arch.Architecture;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.Exit;
import org.vmorph.vmm.Guest;
import org.vmorph.vmm.Host;
import org.vmorph.vmm.Vmm;
import org.vmorph.vmm.host.TrapAndEmulate;

/** What is right step by step and wrong in a run of many is found all the same. */
class AtOnceTest {
  private static final Architecture MACHINE = Machines.named("third-generation").orElseThrow();

  @Test
  void a_monitor_that_miscounts_long_runs_is_found_and_told_of() {
    var setting = Setting.of(MACHINE, List.of(new Miscounts()));
    var result = Campaign.of(setting, 1974, 400).run();
    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
    var found = result.first().orElseThrow();
    assertThat(found.atOnce()).isPresent();
    assertThat(new Lockstep(setting).run(found.program())).isInstanceOf(Agreed.class);
    assertThat(new Volume(setting).explain(found.program())).isInstanceOf(Divergence.class);
    var shrunk = Shrinker.shrink(found);
    assertThat(DivergenceText.print(shrunk, Optional.empty()))
        .contains("Seen:  step by step both sides agree; asked for ")
        .contains(" at once, the monitor comes back like this");
    assertThat(shrunk.instructionsAfter()).isLessThanOrEqualTo(shrunk.instructionsBefore());
  }

  @Test
  void a_monitor_whose_tally_lags_behind_is_not_blamed_for_it() {
    var setting = Setting.of(MACHINE, List.of(new Forgetful()));
    var result = Campaign.of(setting, 1974, 300).run();
    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
  }

  /** Says that it made a step more than it did, if it was asked for more than one. */
  private static final class Miscounts extends Altered {
    @Override
    Object altered(String method, Object[] arguments, Object answer) {
      return answer instanceof Exit exit
              && (long) arguments[0] > 1
              && exit.kind() == Exit.Kind.TRAPPED
              && exit.steps() > 1
          ? new Exit(exit.kind(), exit.cause(), exit.steps() - 1)
          : answer;
    }
  }

  /** Has tallied nothing, ever. */
  private static final class Forgetful extends Altered {
    @Override
    Object altered(String method, Object[] arguments, Object answer) {
      return method.equals("steps") ? Long.valueOf(0) : answer;
    }
  }

  /** The monitor as it should be, but for some of its answers. */
  private abstract static class Altered implements Vmm {
    private final TrapAndEmulate monitor = new TrapAndEmulate();

    abstract Object altered(String method, Object[] arguments, Object answer);

    @Override
    public String name() {
      return "altered";
    }

    @Override
    public Optional<String> inapplicable(Architecture machine) {
      return monitor.inapplicable(machine);
    }

    @Override
    public long room(long guestWords) {
      return monitor.room(guestWords);
    }

    @Override
    public Guest boot(Host host, long[] image) {
      var guest = monitor.boot(host, image);
      return (Guest)
          Proxy.newProxyInstance(
              getClass().getClassLoader(),
              new Class<?>[] {Guest.class},
              (proxy, method, arguments) -> {
                try {
                  return altered(method.getName(), arguments, method.invoke(guest, arguments));
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }
  }
}
