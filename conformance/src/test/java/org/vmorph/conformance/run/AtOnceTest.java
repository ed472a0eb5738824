package org.vmorph.conformance.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.vmorph.conformance.report.DivergenceText;
import org.vmorph.conformance.rules.Rule;
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
        .contains(" at once, the monitor comes back like");
    assertThat(shrunk.instructionsAfter()).isLessThanOrEqualTo(shrunk.instructionsBefore());
  }

  @Test
  void a_monitor_whose_tally_lags_behind_in_the_middle_of_a_run_is_not_blamed_for_it() {
    var setting = Setting.of(MACHINE, List.of(new LagsInARun()));
    var result = Campaign.of(setting, 1974, 300).onThreads(1).run();
    assertThat(result.verdict()).isEqualTo(Verdict.PASS);
  }

  @Test
  void a_monitor_that_has_not_tallied_a_run_when_it_comes_back_is_found() {
    var setting = Setting.of(MACHINE, List.of(new Forgetful()));
    var found = Campaign.of(setting, 1974, 300).run().first().orElseThrow();
    assertThat(found.rule()).isEqualTo(Rule.E8);
    assertThat(found.seen().orElseThrow()).asString().endsWith("its tally has grown by 0");
  }

  @Test
  void a_monitor_that_makes_fewer_steps_than_it_was_asked_for_is_found() {
    var setting = Setting.of(MACHINE, List.of(new Lazy()));
    var result = Campaign.of(setting, 1974, 50).run();
    assertThat(result.first().orElseThrow().atOnce()).isPresent();
  }

  @Test
  void what_was_seen_once_and_never_again_was_seen() {
    var setting = Setting.of(MACHINE, List.of(new Moody()));
    var result = Campaign.of(setting, 1974, 400).onThreads(1).run();
    assertThat(result.verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void a_monitor_that_cannot_be_asked_any_more_ends_the_campaign() {
    var setting = Setting.of(MACHINE, List.of(new Dies()));
    assertThatThrownBy(() -> Campaign.of(setting, 1974, 5000).onThreads(2).run())
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("no more");
  }

  /** Makes seven steps and says so, whatever it was asked for. */
  private static final class Lazy extends Altered {
    @Override
    Object[] asked(String method, Object[] arguments) {
      return method.equals("run") ? new Object[] {Math.min(7, (long) arguments[0])} : arguments;
    }
  }

  /** Once in its life it says that a guest has halted. */
  private static final class Moody extends Altered {
    private int asked;

    @Override
    Object altered(String method, Object[] arguments, Object answer) {
      return method.equals("halted") && ++asked == 5000 ? !(boolean) answer : answer;
    }
  }

  /** Does not answer for ever. */
  private static final class Dies extends Altered {
    private int asked;

    @Override
    Object altered(String method, Object[] arguments, Object answer) {
      if (method.equals("halted") && ++asked > 5000) {
        throw new IllegalStateException("no more");
      }
      return answer;
    }
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

  /** While it runs, its tally is what it was before. */
  private static final class LagsInARun extends Altered {
    private boolean running;
    private long before;

    @Override
    Object[] asked(String method, Object[] arguments) {
      running |= method.equals("run");
      return arguments;
    }

    @Override
    Object altered(String method, Object[] arguments, Object answer) {
      running &= !method.equals("run");
      before = method.equals("steps") && !running ? (long) answer : before;
      return method.equals("steps") ? Long.valueOf(before) : answer;
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

    Object altered(String method, Object[] arguments, Object answer) {
      return answer;
    }

    Object[] asked(String method, Object[] arguments) {
      return arguments;
    }

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
                  var asked = asked(method.getName(), arguments);
                  return altered(method.getName(), arguments, method.invoke(guest, asked));
                } catch (InvocationTargetException e) {
                  throw e.getCause();
                }
              });
    }
  }
}
