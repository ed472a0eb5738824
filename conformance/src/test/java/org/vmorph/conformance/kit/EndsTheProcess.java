package org.vmorph.conformance.kit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.PrintWriter;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;
import org.vmorph.conformance.broken.Intercepted;
import org.vmorph.vmm.Vmm;

/** A user's test class of a monitor that ends the process with exit code 0; run by itself. */
class EndsTheProcess implements VmmConformance {
  private static int asked;

  /** As whoever runs tests does it. */
  public static void main(String[] arguments) {
    var summary = new SummaryGeneratingListener();
    LauncherFactory.create()
        .execute(
            LauncherDiscoveryRequestBuilder.request()
                .selectors(selectClass(EndsTheProcess.class))
                .build(),
            summary);
    summary.getSummary().printFailuresTo(new PrintWriter(System.out, true), 1);
    System.out.println("passed: " + summary.getSummary().getTestsSucceededCount());
    System.exit(summary.getSummary().getTotalFailureCount() == 0 ? 0 : 1);
  }

  @Override
  public long programs() {
    return 200;
  }

  @Override
  public Vmm monitor() {
    return Intercepted.guestOf(
        "ends",
        (method, parameters, original) -> {
          if (method.equals("run") && ++asked == 3_000) {
            System.exit(0);
          }
          return original.answer(parameters);
        });
  }
}
