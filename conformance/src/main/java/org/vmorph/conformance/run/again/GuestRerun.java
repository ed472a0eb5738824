package org.vmorph.conformance.run.again;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.vmorph.conformance.gen.Generator;
import org.vmorph.conformance.gen.GuestProgram;
import org.vmorph.conformance.run.finding.Divergence;
import org.vmorph.conformance.run.setting.Setting;

/**
 * A guest that failed, booted again: alone, or after those that it takes, and then not without
 * them. Monitors that cannot be made anew are booted for somebody else in between.
 */
public final class GuestRerun implements Rerun {
  /** The seed of guests that nobody asked for. */
  public static final long OTHERS = 41;

  private final Divergence found;
  private long time;

  /** Whether its monitors can be made anew; to find that out they are asked. */
  private @Nullable Boolean anew;

  private @Nullable Generator generator;

  GuestRerun(Divergence found) {
    this.found = found.asItSeems();
  }

  @Override
  public boolean isSame() {
    if (!found.before().isEmpty()) {
      return isSameAfter();
    }
    var others = time == 0 || isAnew() ? List.<GuestProgram>of() : List.of(another(time));
    time++;
    return new Once(found.setting(), others).again(found);
  }

  private boolean isAnew() {
    if (anew == null) {
      anew = found.setting().anew().isPresent();
    }
    return anew;
  }

  private boolean isSameAfter() {
    var setting = found.setting();
    var guest = found.program();
    return Steadiness.after(setting, found.before(), guest)
            .filter(again -> again.sameKindAs(found) && again.step() == found.step())
            .isPresent()
        && Steadiness.after(setting, List.of(), guest).isEmpty();
  }

  /** Some guest or other. */
  private GuestProgram another(long number) {
    var setting = found.setting();
    if (!generated(setting)) {
      var words = new long[setting.words()];
      return new GuestProgram(setting.machine(), words, new long[0], 0, number);
    }
    if (generator == null) {
      generator = setting.generator();
    }
    return generator.program(OTHERS, number);
  }

  private static boolean generated(Setting setting) {
    var machine = setting.machine();
    return Generator.makesGuests(machine) && setting.words() >= Generator.leastWords(machine);
  }

  @Override
  public <T> T ask(Supplier<T> work) {
    return found.setting().ask(work);
  }
}
