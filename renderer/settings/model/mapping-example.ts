/** A short mapping to start from. docs/dialects.md explains a longer one of the same kind. */
export const MAPPING_EXAMPLE = `{
  "joins": [
    { "message": { "type": "subscribe", "channel": "arcade" } }
  ],
  "rules": [
    {
      "when": "event == 'standings'",
      "as": "board",
      "each": "data.players",
      "set": {
        "id": "item.uid",
        "name": "item.nick",
        "value": "item.points",
        "metric": "'points'"
      }
    },
    {
      "when": "event == 'scored'",
      "as": "values",
      "set": {
        "id": "data.uid",
        "name": "data.nick",
        "value": "data.points",
        "metric": "'points'"
      }
    },
    {
      "when": "event == 'jackpot'",
      "as": "celebration",
      "set": {
        "name": "data.nick",
        "title": "join(' ', ['Won', to_string(data.amount)])",
        "rarity": "'epic'"
      }
    },
    {
      "when": "event == 'news'",
      "as": "notice",
      "set": { "text": "data.text" }
    },
    { "when": "event == 'chat'", "as": "private" }
  ]
}
`;
