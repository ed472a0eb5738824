package org.vmorph.conformance.broken;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.vmorph.conformance.report.Golden;
import org.vmorph.conformance.rules.Rule;
import org.vmorph.conformance.run.setting.Setting;
import org.vmorph.conformance.run.together.Together;
import org.vmorph.model.machines.Machines;
import org.vmorph.vmm.TimeSharing;

/** What people see of guests that are run together. */
class InterferenceTextTest {
  @Test
  void every_way_in_which_guests_suffer_from_each_other() throws IOException {
    var texts =
        Stream.concat(
                BrokenSharingTest.together().map(arguments -> (TimeSharing) arguments.get()[0]),
                BrokenMonitor.ALL.stream()
                    .filter(broken -> broken.rule() == Rule.R2 || broken.rule() == Rule.R4)
                    .map(broken -> (TimeSharing) broken.vmm()))
            .map(broken -> broken.name() + "\n" + text(broken))
            .collect(Collectors.joining("\n"));
    Golden.check("report/together.txt", texts);
  }

  private static String text(TimeSharing broken) {
    var machine = Machines.named("third-generation-timer").orElseThrow();
    var setting = Setting.of(machine, List.of(broken));
    return new Together(setting, broken, 3, 1974, 300, new AtomicBoolean())
            .run()
            .first()
            .orElseThrow()
        + "\n";
  }
}
