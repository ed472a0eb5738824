package org.vmorph.conformance.run.campaign;

import java.util.Locale;

/** What a campaign came to. */
public enum CampaignVerdict {
  PASS,
  FAIL,
  /** Nothing differed, but too little happened. */
  INCONCLUSIVE;

  /** As it is written in JSON. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
