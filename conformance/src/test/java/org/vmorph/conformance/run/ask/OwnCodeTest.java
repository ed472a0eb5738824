package org.vmorph.conformance.run.ask;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.vmorph.conformance.run.host.PulsingHost;
import org.vmorph.conformance.run.host.WatchedHost;

/** Who asks monitors and whom they ask is known by name, by a package that may not know them. */
class OwnCodeTest {
  @Test
  void whoever_is_said_to_ask_is_there() throws ClassNotFoundException {
    for (var name : OwnCode.ASKING) {
      assertThat(Class.forName(name).getName()).isEqualTo(name);
    }
  }

  @Test
  void the_hosts_are_asked_and_not_to_blame() {
    for (var type : new Class<?>[] {PulsingHost.class, WatchedHost.class}) {
      assertThat(OwnCode.ASKED).anyMatch(type.getName()::startsWith);
    }
  }
}
