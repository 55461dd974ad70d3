package io.sespartitioner.ses;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeadersTest {

  @Test
  void headerIsTheFirstOfThatNameInAnyCase() {
    SesEvent event =
        event(
            "{'mail':{'headers':[7,{'name':null,'value':'n'},{'value':'a','name':'X-Team'},"
                + "{'name':'x-team','value':'b'}]}}");
    assertThat(event.header("x-TEAM")).hasValue("a");
    assertThat(event.header("x-teem")).isEmpty();
  }

  @Test
  void headerWithoutTextIsAbsent() {
    assertThat(
            event("{'mail':{'headers':[{'name':'a','value':7},{'name':'a','value':'x'}]}}")
                .header("a"))
        .isEmpty();
    assertThat(event("{'mail':{'headers':{'name':'a','value':'x'}}}").header("a")).isEmpty();
    assertThat(event("{'mail':{'headers':[{'name':'a'},{'name':'A','value':'x'}]}}").header("a"))
        .isEmpty();
    assertThat(event("{'mail':{'headers':[{'name':'','value':'x'},{'value':'x'}]}}").header(""))
        .isEmpty();
  }

  @Test
  void lastDuplicateCountsInAHeaderToo() {
    assertThat(
            event("{'mail':{'headers':[{'name':'a','value':'x','value':'y','name':'b'}]}}")
                .header("b"))
        .hasValue("y");
    assertThat(event("{'mail':{'headers':[{'name':'a','value':'x','name':7}]}}").header("a"))
        .isEmpty();
  }

  @Test
  void onlyLettersOfHeadersHaveTwoCases() {
    SesEvent event = event("{'mail':{'headers':[{'name':'@AZ[az','value':'x'}]}}");
    assertThat(event.header("@aZ[Az")).hasValue("x");
    assertThat(event.header("`az[az")).isEmpty();
    assertThat(event.header("@az{az")).isEmpty();
    assertThat(event("{'mail':{'headers':[{'name':'@[','value':'x'}]}}").header("`{")).isEmpty();
  }

  @Test
  void kelvinSignIsNotTheLetterK() {
    assertThat(event("{'mail':{'headers':[{'name':'\u212A','value':'x'}]}}").header("k")).isEmpty();
  }

  private static SesEvent event(String json) {
    return SesEvent.parse(json.replace('\'', '"'));
  }
}
