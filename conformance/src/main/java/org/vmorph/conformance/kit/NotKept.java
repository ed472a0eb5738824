package org.vmorph.conformance.kit;

import org.opentest4j.AssertionFailedError;

/**
 * A rule that is broken, or that nobody can say anything of. The message is the answer, in one
 * line; the whole story is told where the error itself is shown, and so only once.
 */
final class NotKept extends AssertionFailedError {
  private static final long serialVersionUID = 1L;

  private final String story;

  NotKept(String answer, String story) {
    super(answer);
    this.story = story;
  }

  @Override
  public String toString() {
    return story.isEmpty() ? String.valueOf(getMessage()) : getMessage() + "\n\n" + story;
  }
}
