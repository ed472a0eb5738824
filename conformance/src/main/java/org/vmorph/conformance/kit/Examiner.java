package org.vmorph.conformance.kit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.vmorph.conformance.run.ask.Declared;
import org.vmorph.conformance.run.ask.Patience;

/** Makes one examination for a test class, and gives it to each of its tests. */
final class Examiner implements ParameterResolver {
  private static final ExtensionContext.Namespace OURS =
      ExtensionContext.Namespace.create(Examiner.class);

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Examination.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    var subject = (VmmConformance) context.getRequiredTestInstance();
    // The class's own store, not the test's: all its tests share what was run.
    var whole = context.getParent().orElse(context);
    return whole
        .getStore(OURS)
        .getOrComputeIfAbsent(
            context.getRequiredTestClass(), any -> made(subject), Examination.class);
  }

  /** The monitor is the author's, and so is what makes it: it may do anything. */
  private static Examination made(VmmConformance test) {
    var who = test.getClass().getName();
    return EndWatch.over(
        who,
        () ->
            new Patience(test.patience())
                .ask(
                    who + ".monitor()",
                    () -> {
                      var subject =
                          Declared.answer(who, "what is examined", () -> Subject.of(test));
                      Declared.answer(who, "monitor()", subject::monitor);
                      return new Examination(subject, Again.asked());
                    }));
  }
}
