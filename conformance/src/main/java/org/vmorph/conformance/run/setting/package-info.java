/**
 * Knows what is compared with what: the machine, the monitors on it, the size of the guest, and
 * what the monitors are held to. Must not know how anything is run, nor what is found.
 */
@NullMarked
package org.vmorph.conformance.run.setting;

import org.jspecify.annotations.NullMarked;
