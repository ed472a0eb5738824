/** Monitors under the conformance kit: our own, and some that must fail. */
package org.vmorph.conformance.kit;
