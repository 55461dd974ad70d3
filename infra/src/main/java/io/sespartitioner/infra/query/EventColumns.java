package io.sespartitioner.infra.query;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The columns of a table of SES events, in Hive's types: everything that SES's events hold, in
 * lower case as Athena wants it. An event in the envelope of SNS or EventBridge has its text in
 * {@code message} or {@code detail}, and none of the others.
 */
final class EventColumns {

  private static final String RECIPIENTS =
      "array<struct<emailaddress:string,action:string,status:string,diagnosticcode:string>>";

  private static final String PREFERENCES =
      "struct<unsubscribeall:boolean,"
          + "topicsubscriptionstatus:array<struct<topicname:string,subscriptionstatus:string>>>";

  private EventColumns() {}

  /** Names and types, in order. */
  static Map<String, String> all() {
    Map<String, String> columns = new LinkedHashMap<>();
    columns.put("eventtype", "string");
    columns.put("mail", mail());
    columns.put("send", "map<string,string>");
    columns.put(
        "delivery",
        struct(
            "timestamp:string",
            "processingtimemillis:bigint",
            "recipients:array<string>",
            "smtpresponse:string",
            "remotemtaip:string",
            "reportingmta:string"));
    columns.put(
        "bounce",
        struct(
            "feedbackid:string",
            "bouncetype:string",
            "bouncesubtype:string",
            "bouncedrecipients:" + RECIPIENTS,
            "timestamp:string",
            "remotemtaip:string",
            "reportingmta:string"));
    columns.put(
        "complaint",
        struct(
            "feedbackid:string",
            "complaintsubtype:string",
            "complainedrecipients:array<struct<emailaddress:string>>",
            "timestamp:string",
            "useragent:string",
            "complaintfeedbacktype:string",
            "arrivaldate:string"));
    columns.put("reject", struct("reason:string"));
    columns.put(
        "open",
        struct("timestamp:string", "ipaddress:string", "useragent:string", "isbotevent:string"));
    columns.put(
        "click",
        struct(
            "timestamp:string",
            "ipaddress:string",
            "useragent:string",
            "link:string",
            "linktags:map<string,array<string>>",
            "isbotevent:string"));
    columns.put("failure", struct("templatename:string", "errormessage:string"));
    columns.put(
        "deliverydelay",
        struct(
            "timestamp:string",
            "delaytype:string",
            "expirationtime:string",
            "delayedrecipients:" + RECIPIENTS,
            "reportingmta:string"));
    columns.put(
        "subscription",
        struct(
            "contactlist:string",
            "timestamp:string",
            "source:string",
            "newtopicpreferences:" + PREFERENCES,
            "oldtopicpreferences:" + PREFERENCES));
    columns.put("message", "string");
    columns.put("detail", "string");
    return columns;
  }

  private static String mail() {
    return struct(
        "timestamp:string",
        "source:string",
        "sourcearn:string",
        "sourceip:string",
        "calleridentity:string",
        "sendingaccountid:string",
        "messageid:string",
        "destination:array<string>",
        "headerstruncated:boolean",
        "headers:array<struct<name:string,value:string>>",
        "commonheaders:"
            + struct(
                "from:array<string>",
                "to:array<string>",
                "cc:array<string>",
                "bcc:array<string>",
                "sender:array<string>",
                "replyto:array<string>",
                "returnpath:string",
                "messageid:string",
                "date:string",
                "subject:string"),
        "tags:map<string,array<string>>");
  }

  private static String struct(String... fields) {
    return "struct<" + String.join(",", fields) + ">";
  }
}
