package org.vmorph.conformance.run.ask;

import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Somebody else's code that is no monitor: the check of a rule, or a vocabulary. While it is asked,
 * the thread's {@link Pulse} knows whose code is running, so that what it throws, and that it does
 * not come back, is told of it and not of the monitor that is compared.
 *
 * @param name what to call it, as the subject of a sentence
 */
public record Contribution(String name) {
  /**
   * What it answers.
   *
   * @throws BrokenContribution if it throws, then with that as the cause, or gives null
   */
  public <T> T ask(Supplier<@Nullable T> question) {
    var answer = running(Pulse.ofThisThread(), question);
    if (answer == null) {
      throw new BrokenContribution(name + " gives null");
    }
    return answer;
  }

  private <T> @Nullable T running(Pulse pulse, Supplier<@Nullable T> question) {
    var before = pulse.runs(this);
    try {
      return question.get();
    } catch (BrokenContribution | Pulse.GivenUp told) {
      throw told;
    } catch (Throwable failure) {
      throw new BrokenContribution(name + " breaks down: " + OwnCode.told(failure), failure);
    } finally {
      pulse.runs(before);
    }
  }

  /** It gives what is no answer: what, and what was expected. */
  public BrokenContribution gives(String what) {
    return new BrokenContribution(name + " gives " + what);
  }
}
