package org.vmorph.conformance.run;

import java.util.List;
import java.util.function.Supplier;
import org.vmorph.conformance.gen.Generator;
import org.vmorph.conformance.gen.GuestProgram;

/**
 * A guest that failed, booted again: alone, or after those that it takes, and then not without
 * them. Monitors that cannot be made anew are booted for somebody else in between.
 */
final class GuestRerun implements Rerun {
  /** The seed of guests that nobody asked for. */
  static final long OTHERS = 41;

  private final Divergence found;
  private final boolean anew;
  private long time;

  GuestRerun(Divergence found) {
    this.found = found.asItSeems();
    this.anew = Anew.of(found.setting()).isPresent();
  }

  @Override
  public boolean isSame() {
    if (!found.before().isEmpty()) {
      return isSameAfter();
    }
    var others = anew || time == 0 ? List.<GuestProgram>of() : List.of(another(time));
    time++;
    return new Once(found.setting(), others).again(found);
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
    return setting.words() < Generator.LEAST_WORDS
        ? new GuestProgram(setting.machine(), new long[setting.words()], new long[0], 0, number)
        : setting.generator().program(OTHERS, number);
  }

  @Override
  public <T> T ask(Supplier<T> work) {
    return found.setting().ask(work);
  }
}
