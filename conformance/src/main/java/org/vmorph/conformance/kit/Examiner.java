package org.vmorph.conformance.kit;

import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

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
            context.getRequiredTestClass(), any -> new Examination(subject), Examination.class);
  }
}
